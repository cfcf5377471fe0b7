package io.cordon.detect.counting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One subject as one sensor saw it: conditions are met at one sensor or not at all. */
final class SensorState {

    private final CountingRule rule;
    private final Timeline all;

    /** Plain events only; of graded rules. */
    private final @Nullable Timeline plain;

    private final TreeMap<Long, PeriodSummary> periods = new TreeMap<>();

    SensorState(CountingRule rule) {
        this.rule = rule;
        this.all = Timeline.of(rule);
        this.plain = rule.graded() ? Timeline.of(rule) : null;
    }

    void add(Observation event) {
        periods.computeIfAbsent(rule.periodOf(event.time()), start -> new PeriodSummary())
                .add(event);
        all.add(event);
        if (plain != null && event.plain()) {
            plain.add(event);
        }
    }

    @Nullable PeriodSummary summary(long periodStart) {
        return periods.get(periodStart);
    }

    OptionalLong crossing(long periodStart) {
        return all.crossing(periodStart);
    }

    /** True when the period crossed without inferred events. */
    boolean plainly(long periodStart) {
        return plain == null || plain.crossing(periodStart).isPresent();
    }

    void close(long periodStart) {
        periods.remove(periodStart);
        all.closePeriod(periodStart);
        if (plain != null) {
            plain.closePeriod(periodStart);
        }
    }

    void forget(long before) {
        all.forget(before);
        if (plain != null) {
            plain.forget(before);
        }
    }

    boolean isEmpty() {
        return periods.isEmpty() && all.isEmpty();
    }

    void write(DataOutput out) throws IOException {
        all.write(out);
        if (plain != null) {
            plain.write(out);
        }
        out.writeInt(periods.size());
        for (Map.Entry<Long, PeriodSummary> period : periods.entrySet()) {
            out.writeLong(period.getKey());
            period.getValue().write(out);
        }
    }

    static SensorState read(CountingRule rule, DataInput in) throws IOException {
        SensorState state = new SensorState(rule);
        state.all.read(in);
        if (state.plain != null) {
            state.plain.read(in);
        }
        for (int i = in.readInt(); i > 0; i--) {
            state.periods.put(in.readLong(), PeriodSummary.read(in));
        }
        return state;
    }
}
