package io.cordon.stream.detection;

import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.schema.avro.DeadLetter;

/** What a source hands to the graph after filter and projection. */
public sealed interface Inbound {

    /** A record matched one or several rules about one subject. */
    record Matched(SubjectMatch match) implements Inbound {}

    /** A record adds to the panes of a rule. */
    record Contributed(PaneShare share) implements Inbound {}

    /** A device was observed. */
    record Observed(DeviceMatch match) implements Inbound {}

    /**
     * Time went on; nothing matched.
     *
     * @param millis event time
     */
    record Tick(long millis) implements Inbound {}

    /** A record is set aside, and moves no time. */
    record SetAside(DeadLetter letter) implements Inbound {}

    /** Event time in milliseconds for watermarks. */
    default long eventMillis() {
        if (this instanceof Matched matched) {
            return Math.floorDiv(matched.match().sighting().time(), 1000L);
        }
        if (this instanceof Contributed contributed) {
            return Math.floorDiv(contributed.share().observation().time(), 1000L);
        }
        if (this instanceof Observed observed) {
            return Math.floorDiv(observed.match().sighting().time(), 1000L);
        }
        return this instanceof Tick tick ? tick.millis() : Long.MIN_VALUE;
    }
}
