package io.cordon.detect.panes;

import io.cordon.detect.counting.Confidence;
import io.cordon.schema.finding.Severity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A period that has met its rule's condition, as the sensor with the highest count saw it. */
public final class PaneVerdict {

    private final long periodStart;
    private final String sensor;
    private final PaneSummary summary;
    private final Peak peak;
    private final Crossing crossing;
    private final Confidence confidence;

    private PaneVerdict(
            long periodStart,
            String sensor,
            PaneSummary summary,
            Peak peak,
            Crossing crossing,
            Confidence confidence) {
        this.periodStart = periodStart;
        this.sensor = sensor;
        this.summary = summary;
        this.peak = peak;
        this.crossing = crossing;
        this.confidence = confidence;
    }

    /** Goes through the sensors, in the order of their names. */
    static final class Gathering {

        private final PaneRule rule;
        private final long periodStart;
        private String sensor = "";
        private @Nullable SensorPanes highest;
        private @Nullable PaneSummary summary;
        private @Nullable Crossing crossing;
        private Confidence confidence = Confidence.LOW;

        Gathering(PaneRule rule, long periodStart) {
            this.rule = rule;
            this.periodStart = periodStart;
        }

        void add(String name, SensorPanes panes) {
            PaneSummary seen = panes.summary(periodStart);
            if (seen == null) {
                return;
            }
            if (summary == null || seen.count() > summary.count()) {
                sensor = name;
                highest = panes;
                summary = seen;
            }
            Crossing here = panes.crossing(periodStart);
            if (here != null) {
                // "Of several sensors that crossed": the earliest pane, the worst outcome.
                crossing = crossing == null ? here : earlier(crossing, here);
                confidence = confidence.or(here.outcome().most().and(seen.confidence(rule)));
            }
        }

        private static Crossing earlier(Crossing a, Crossing b) {
            return a.pane() <= b.pane() ? b.and(a) : a.and(b);
        }

        Optional<PaneVerdict> verdict() {
            return crossing == null || summary == null || highest == null
                    ? Optional.empty()
                    : Optional.of(
                            new PaneVerdict(
                                    periodStart,
                                    sensor,
                                    summary,
                                    highest.peak(periodStart),
                                    crossing,
                                    confidence));
        }
    }

    /** Start of the period, microseconds since the epoch. */
    public long periodStart() {
        return periodStart;
    }

    /** The sensor whose counts these are. */
    public String sensor() {
        return sensor;
    }

    /** First microsecond of the earliest panes that met the condition at any sensor. */
    public long crossingStart() {
        return crossing.start();
    }

    /** Last microsecond of them. */
    public long crossingEnd() {
        return crossing.end();
    }

    /** The highest confidence that any sensor's crossing gives. */
    public Confidence confidence() {
        return confidence;
    }

    /** The worst of what any sensor met in the period. */
    public Severity severity() {
        return crossing.outcome().severity();
    }

    /** The worst of what any sensor met in the period. */
    public Tier tier() {
        return crossing.outcome().tier();
    }

    /** Matching records in the period. */
    public PaneSummary summary() {
        return summary;
    }

    /** The largest panes of the period. */
    public Peak peak() {
        return peak;
    }

    /** True when distinct values are an estimate, or a record was longer than is looked at. */
    public boolean estimated() {
        return summary.distinct().estimated() || summary.cut();
    }
}
