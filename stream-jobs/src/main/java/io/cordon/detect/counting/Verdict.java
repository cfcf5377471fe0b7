package io.cordon.detect.counting;

import io.cordon.detect.counting.SensorState.Crossing;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.util.List;

/** A period that has met its rule's condition, as the sensor with the highest count saw it. */
public final class Verdict {

    private final long periodStart;
    private final String sensor;
    private final PeriodSummary summary;
    private final Crossing crossing;
    private final Confidence confidence;

    Verdict(
            long periodStart,
            String sensor,
            PeriodSummary summary,
            Crossing crossing,
            Confidence confidence) {
        this.periodStart = periodStart;
        this.sensor = sensor;
        this.summary = summary;
        this.crossing = crossing;
        this.confidence = confidence;
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
        return crossing.time();
    }

    /** First time of the span that ended at the crossing. */
    public long crossingStart() {
        return crossing.time() - crossing.window();
    }

    /** The highest confidence that any sensor's crossing gives. */
    public Confidence confidence() {
        return confidence;
    }

    /** The worst of the matching records in the period. */
    public Severity severity() {
        return summary.severity();
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

    /** Different pairs of user and password among them. */
    public long credentials() {
        return summary.pairs().count();
    }

    /** True when {@link #credentials} is an estimate. */
    public boolean credentialsEstimated() {
        return summary.pairs().estimated();
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

    /** Addresses that the other side acted upon, earliest first. */
    public List<String> targets() {
        return summary.targets().texts();
    }

    /** Application protocols, earliest first. */
    public List<String> protocols() {
        return summary.protocols().texts();
    }

    /** Names of the lists that hold the credentials, earliest first. */
    public List<String> lists() {
        return summary.lists().texts();
    }

    /** How the logins ended, in the order of the enumeration. */
    public List<LoginOutcome> outcomes() {
        return summary.outcomes();
    }
}
