package io.cordon.detect.counting;

import io.cordon.schema.avro.Vantage;
import java.util.List;

/** A period that has met its rule's condition, as the sensor with the highest count saw it. */
public final class Verdict {

    private final long periodStart;
    private final String sensor;
    private final PeriodSummary summary;
    private final long crossing;
    private final boolean plainly;

    Verdict(
            long periodStart,
            String sensor,
            PeriodSummary summary,
            long crossing,
            boolean plainly) {
        this.periodStart = periodStart;
        this.sensor = sensor;
        this.summary = summary;
        this.crossing = crossing;
        this.plainly = plainly;
    }

    /** Start of the period, microseconds since the epoch. */
    public long periodStart() {
        return periodStart;
    }

    /** The sensor whose counts these are. */
    public String sensor() {
        return sensor;
    }

    /** Earliest event time at which the condition held at any sensor. */
    public long crossing() {
        return crossing;
    }

    /** True when plain events alone met the condition at some sensor. */
    public boolean plainly() {
        return plainly;
    }

    /** Matching records in the period. */
    public long count() {
        return summary.count();
    }

    /** Their weights. */
    public long weight() {
        return summary.weight();
    }

    /** Different marks among them. */
    public long distinct() {
        return summary.distinct().count();
    }

    /** True when {@link #distinct} is an estimate. */
    public boolean estimated() {
        return summary.distinct().estimated();
    }

    /** Event time of the first record in the period. */
    public long first() {
        return summary.first();
    }

    /** Event time of the last record in the period. */
    public long last() {
        return summary.last();
    }

    /** From where it was seen. */
    public Vantage vantage() {
        return summary.vantage();
    }

    /** Addresses of the other side, earliest first. */
    public List<String> peers() {
        return summary.peers().texts();
    }

    /** Ports concerned, earliest first. */
    public List<String> ports() {
        return summary.ports().texts();
    }

    /** User or question names, earliest first. */
    public List<String> names() {
        return summary.names().texts();
    }
}
