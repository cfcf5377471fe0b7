package io.cordon.detect.counting;

import io.cordon.detect.counting.SensorState.Crossing;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything kept of one (tenant, rule, subject): the state of one key. The verdicts it gives
 * depend on which events were added, not on their order. Not thread-safe.
 */
public final class SubjectState {

    private final CountingRule rule;
    private final TreeMap<String, SensorState> sensors = new TreeMap<>();

    /** Open periods, and the count that the last revision of each carried (0: none was written). */
    private final TreeMap<Long, Long> periods = new TreeMap<>();

    /** Closed periods whose tails may still help the next one. */
    private final TreeSet<Long> tails = new TreeSet<>();

    /** Nothing seen yet. */
    public SubjectState(CountingRule rule) {
        this.rule = rule;
    }

    /** Takes one matching event; true when it is the first of its period. */
    public boolean add(Observation event) {
        boolean opens = periods.putIfAbsent(rule.periodOf(event.time()), 0L) == null;
        sensors.computeIfAbsent(event.sensor(), name -> new SensorState(rule)).add(event);
        return opens;
    }

    /** Starts of the periods that are open. */
    public NavigableSet<Long> openPeriods() {
        return new TreeSet<>(periods.keySet());
    }

    /** What can be said of a period now; empty while no sensor has met the condition in it. */
    public Optional<Verdict> verdict(long periodStart) {
        Crossing earliest = null;
        Confidence confidence = Confidence.LOW;
        String sensor = "";
        PeriodSummary highest = null;
        for (Map.Entry<String, SensorState> entry : sensors.entrySet()) {
            SensorState state = entry.getValue();
            PeriodSummary summary = state.summary(periodStart);
            if (summary != null && (highest == null || summary.count() > highest.count())) {
                highest = summary;
                sensor = entry.getKey();
            }
            Crossing crossing = state.crossing(periodStart).orElse(null);
            if (crossing != null) {
                confidence = confidence.or(state.confidence(periodStart));
                if (earliest == null || crossing.time() < earliest.time()) {
                    earliest = crossing;
                }
            }
        }
        return earliest == null || highest == null
                ? Optional.empty()
                : Optional.of(new Verdict(periodStart, sensor, highest, earliest, confidence));
    }

    /** True when a verdict's count is twice that of the last revision, or it is the first. */
    public boolean isUrgent(Verdict verdict) {
        return verdict.count() >= 2 * written(verdict.periodStart());
    }

    /** The verdict, if anything was counted since the last revision. */
    public Optional<Verdict> due(long periodStart) {
        return verdict(periodStart).filter(v -> v.count() > written(periodStart));
    }

    /** Notes that a revision with this count has been written. */
    public void written(long periodStart, long count) {
        periods.replace(periodStart, count);
    }

    private long written(long periodStart) {
        Long count = periods.get(periodStart);
        return count == null ? 0 : count;
    }

    /** Drops a period but for what may help the next one to cross; true when that is something. */
    public boolean close(long periodStart) {
        periods.remove(periodStart);
        sensors.values().forEach(sensor -> sensor.close(periodStart));
        dropEmptySensors();
        if (sensors.isEmpty()) {
            return false;
        }
        tails.add(periodStart);
        return true;
    }

    /**
     * Drops the tails of periods whose next period has closed too.
     *
     * @param time event time that has been reached, microseconds
     */
    public void dropTails(long time) {
        while (!tails.isEmpty() && rule.deadlineOf(tails.first() + rule.period()) <= time) {
            long end = tails.pollFirst() + rule.period();
            sensors.values().forEach(sensor -> sensor.forget(end));
        }
        dropEmptySensors();
    }

    private void dropEmptySensors() {
        sensors.values().removeIf(SensorState::isEmpty);
    }

    /**
     * The earliest event time at which a period closes or a tail is dropped, microseconds; {@link
     * Long#MAX_VALUE} when there is neither.
     *
     * @param current the rule as it is now, by which periods close; the tails are those of the rule
     *     under which the state began
     */
    public long deadline(CountingRule current) {
        long earliest = Long.MAX_VALUE;
        if (!periods.isEmpty()) {
            earliest = current.deadlineOf(periods.firstKey());
        }
        if (!tails.isEmpty()) {
            earliest = Math.min(earliest, rule.deadlineOf(tails.first() + rule.period()));
        }
        return earliest;
    }

    /** Bytes that the state takes when written, roughly; what it takes on the heap is ten times. */
    public int bytes() {
        int bytes = 64;
        for (SensorState sensor : sensors.values()) {
            bytes += sensor.bytes();
        }
        return bytes;
    }

    /** True when nothing is left to keep. */
    public boolean isEmpty() {
        return periods.isEmpty() && sensors.isEmpty();
    }

    CountingRule rule() {
        return rule;
    }

    TreeMap<String, SensorState> sensors() {
        return sensors;
    }

    TreeMap<Long, Long> revisions() {
        return periods;
    }

    TreeSet<Long> tails() {
        return tails;
    }
}
