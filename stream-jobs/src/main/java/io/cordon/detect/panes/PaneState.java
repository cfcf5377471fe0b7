package io.cordon.detect.panes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Everything kept of one (tenant, rule, subject): the state of one key. The verdicts it gives
 * depend on which records were added, not on their order or on how they were summed. Not
 * thread-safe.
 */
public final class PaneState {

    private static final int VERSION = 1;

    /** Panes are judged up to this one; of a ratio rule they are final. */
    private long judged = Long.MIN_VALUE;

    private final TreeMap<String, SensorPanes> sensors = new TreeMap<>();

    /** Periods that are open, or that a window of kept panes reaches. */
    private final TreeMap<Long, Written> periods = new TreeMap<>();

    /** What the last revision of a period said; zeros when none was written. */
    private record Written(long count, int severity) {

        static final Written NOTHING = new Written(0, 0);
    }

    /** Nothing seen yet. */
    public PaneState() {}

    /** True when sums of this unit come after their pane was judged. */
    public boolean tooLate(PaneRule rule, long unit) {
        return rule.timing() == PaneRule.Timing.RATIO && unit <= judged;
    }

    /**
     * Takes sums, and judges what they may change at once if the rule is one of volume.
     *
     * @param timers takes event times, microseconds, at which {@link #reach} is to be called
     */
    public void add(PaneRule rule, PanePart part, LongConsumer timers) {
        NavigableSet<Long> touched = part.sums().panes().navigableKeySet();
        long first = touched.first();
        long last = touched.last();
        long reach = last + rule.panes() - 1;
        for (long period = rule.periodOfPane(first);
                period <= rule.periodOfPane(reach);
                period += PaneRule.PERIOD) {
            if (periods.putIfAbsent(period, Written.NOTHING) == null) {
                timers.accept(rule.deadlineOf(period));
            }
        }
        if (rule.timing() == PaneRule.Timing.RATIO) {
            timers.accept(PaneRule.judgedAt(last));
        }
        SensorPanes sensor = sensors.computeIfAbsent(part.sensor(), name -> new SensorPanes());
        sensor.addAll(rule, part.sums());
        if (rule.timing() == PaneRule.Timing.VOLUME) {
            judge(rule, sensor, first, reach);
        }
    }

    private static void judge(PaneRule rule, SensorPanes sensor, long first, long last) {
        if (!rule.mayHold(sensor, first - rule.panes() + 1, last)) {
            return;
        }
        Outcome worst = rule.worst();
        for (long pane = first; pane <= last; pane++) {
            if (!sensor.decided(rule, pane, worst)) {
                sensor.judge(rule, pane);
            }
        }
    }

    /**
     * Event time has come so far: judges the panes of a ratio rule that it has passed, in order.
     *
     * @param time microseconds, at a millisecond's start
     * @return true when there was something to judge
     */
    public boolean reach(PaneRule rule, long time) {
        long now = PaneRule.paneOf(time + (PaneRule.PANE - PaneRule.judgedAt(0))) - 1;
        if (rule.timing() != PaneRule.Timing.RATIO || now <= judged) {
            return false;
        }
        for (SensorPanes sensor : sensors.values()) {
            sensor.panes()
                    .subMap(judged, false, now, true)
                    .forEach(
                            (number, pane) -> {
                                if (pane.counted()) {
                                    sensor.judge(rule, number);
                                }
                            });
            sensor.dropPanes(rule, now - rule.panes() + 2);
        }
        judged = now;
        return true;
    }

    /** Starts of the periods that are open. */
    public NavigableSet<Long> openPeriods() {
        return new TreeSet<>(periods.keySet());
    }

    /** What can be said of a period now; empty while no sensor has met the condition in it. */
    public Optional<PaneVerdict> verdict(PaneRule rule, long periodStart) {
        PaneVerdict.Gathering gathering = new PaneVerdict.Gathering(rule, periodStart);
        sensors.forEach(gathering::add);
        return gathering.verdict();
    }

    /**
     * The verdict, if it is the first, if its count is twice that of the last revision, or if it is
     * worse.
     */
    public Optional<PaneVerdict> dueAtOnce(PaneRule rule, long periodStart) {
        Written last = written(periodStart);
        return verdict(rule, periodStart)
                .filter(
                        v ->
                                v.summary().count() >= 2 * last.count()
                                        || v.severity().number() > last.severity());
    }

    /** The verdict, if anything was counted since the last revision. */
    public Optional<PaneVerdict> due(PaneRule rule, long periodStart) {
        Written last = written(periodStart);
        return verdict(rule, periodStart).filter(v -> v.summary().count() > last.count());
    }

    private Written written(long periodStart) {
        return periods.getOrDefault(periodStart, Written.NOTHING);
    }

    /** Notes that a revision has been written. */
    public void written(PaneVerdict verdict) {
        periods.replace(
                verdict.periodStart(),
                new Written(verdict.summary().count(), verdict.severity().number()));
    }

    /** Drops a period, and the panes that no later one can look at. */
    public void close(PaneRule rule, long periodStart) {
        periods.remove(periodStart);
        long next = PaneRule.paneOf(periodStart + PaneRule.PERIOD);
        for (SensorPanes sensor : sensors.values()) {
            sensor.close(periodStart);
            sensor.dropPanes(rule, next - rule.panes() + 1);
        }
        if (periods.isEmpty()) {
            sensors.clear();
        }
        sensors.values().removeIf(SensorPanes::isEmpty);
    }

    /** True when nothing is left to keep. */
    public boolean isEmpty() {
        return periods.isEmpty();
    }

    /** Bytes that the state takes when written, roughly; what it takes on the heap is ten times. */
    public int bytes() {
        int bytes = 64;
        for (SensorPanes sensor : sensors.values()) {
            bytes += sensor.bytes();
        }
        return bytes;
    }

    /** Writes the state, after a version. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(judged);
        Varint.write(periods.size(), out);
        for (Map.Entry<Long, Written> period : periods.entrySet()) {
            out.writeLong(period.getKey());
            Varint.write(period.getValue().count(), out);
            out.writeByte(period.getValue().severity());
        }
        Varint.write(sensors.size(), out);
        for (Map.Entry<String, SensorPanes> sensor : sensors.entrySet()) {
            out.writeUTF(sensor.getKey());
            sensor.getValue().write(out);
        }
    }

    /**
     * Reads a state.
     *
     * @throws IOException when the bytes are of a version that this program does not know
     */
    public static PaneState read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException(
                    "Cannot read the panes of a subject: they have version "
                            + version
                            + ", this program reads version "
                            + VERSION);
        }
        PaneState state = new PaneState();
        state.judged = in.readLong();
        for (int i = Varint.readCount(in); i > 0; i--) {
            state.periods.put(in.readLong(), new Written(Varint.read(in), in.readUnsignedByte()));
        }
        for (int i = Varint.readCount(in); i > 0; i--) {
            state.sensors.put(in.readUTF(), SensorPanes.read(in));
        }
        return state;
    }
}
