package io.cordon.detect.counting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One subject as one sensor saw it: conditions are met at one sensor or not at all. */
final class SensorState {

    /**
     * When a period met a condition, and the window that ended then.
     *
     * @param time event time
     * @param window its length, microseconds
     */
    record Crossing(long time, long window) {}

    /** Events of a grade and of higher ones; of the lowest grade: all. */
    private record Level(Confidence grade, List<Timeline> timelines) {}

    private final CountingRule rule;
    private final List<Level> levels = new ArrayList<>(1);
    private final TreeMap<Long, PeriodSummary> periods = new TreeMap<>();

    SensorState(CountingRule rule) {
        this.rule = rule;
        for (Confidence grade : rule.grades()) {
            List<Timeline> timelines = new ArrayList<>(1);
            rule.groups().forEach(group -> timelines.add(group.timeline()));
            levels.add(new Level(grade, timelines));
        }
    }

    void add(Observation event) {
        periods.computeIfAbsent(rule.periodOf(event.time()), start -> new PeriodSummary())
                .add(event);
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (i == 0 || event.contribution().grade().compareTo(level.grade()) >= 0) {
                for (Timeline timeline : level.timelines()) {
                    timeline.add(event);
                }
            }
        }
    }

    @Nullable PeriodSummary summary(long periodStart) {
        return periods.get(periodStart);
    }

    /** The earliest crossing of any clause; of two at one time the clause named first. */
    Optional<Crossing> crossing(long periodStart) {
        Crossing earliest = null;
        for (Timeline timeline : levels.get(0).timelines()) {
            OptionalLong crossing = timeline.crossing(periodStart);
            if (crossing.isPresent()
                    && (earliest == null || crossing.getAsLong() < earliest.time())) {
                earliest = new Crossing(crossing.getAsLong(), timeline.window);
            }
        }
        return Optional.ofNullable(earliest);
    }

    /** How sure a finding of a period that crossed is. */
    Confidence confidence(long periodStart) {
        Confidence best = Confidence.LOW;
        for (Level level : levels) {
            for (Timeline timeline : level.timelines()) {
                if (timeline.crossing(periodStart).isPresent()) {
                    best = best.or(level.grade().and(timeline.confidence()));
                }
            }
        }
        return best;
    }

    void close(long periodStart) {
        periods.remove(periodStart);
        timelines().forEach(timeline -> timeline.closePeriod(periodStart));
    }

    void forget(long before) {
        timelines().forEach(timeline -> timeline.forget(before));
    }

    boolean isEmpty() {
        return periods.isEmpty() && timelines().stream().allMatch(Timeline::isEmpty);
    }

    private List<Timeline> timelines() {
        List<Timeline> all = new ArrayList<>();
        levels.forEach(level -> all.addAll(level.timelines()));
        return all;
    }

    /** Bytes that the state takes when written, roughly. */
    int bytes() {
        int bytes = 0;
        for (Level level : levels) {
            for (Timeline timeline : level.timelines()) {
                bytes += timeline.bytes();
            }
        }
        for (PeriodSummary period : periods.values()) {
            bytes += period.bytes();
        }
        return bytes;
    }

    void write(DataOutput out) throws IOException {
        for (Timeline timeline : timelines()) {
            timeline.write(out);
        }
        out.writeInt(periods.size());
        for (Map.Entry<Long, PeriodSummary> period : periods.entrySet()) {
            out.writeLong(period.getKey());
            period.getValue().write(out);
        }
    }

    static SensorState read(int version, CountingRule rule, DataInput in) throws IOException {
        SensorState state = new SensorState(rule);
        for (Timeline timeline : state.timelines()) {
            timeline.read(in);
        }
        for (int i = in.readInt(); i > 0; i--) {
            state.periods.put(in.readLong(), PeriodSummary.read(version, in));
        }
        return state;
    }
}
