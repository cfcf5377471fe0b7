package io.cordon.detect.counting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The times of one subject at one sensor, kept as long as they can still decide whether a period
 * crosses, or move its crossing to an earlier event. The answer does not depend on the order of
 * {@link #add}.
 */
abstract sealed class Timeline permits WeightTimeline, DistinctTimeline, BucketTimeline {

    /** W in microseconds. */
    final long window;

    /** Length of a period in microseconds. */
    final long period;

    private final Confidence confidence;

    /** Period start to the earliest event time at which the condition held. */
    private final TreeMap<Long, Long> crossings = new TreeMap<>();

    Timeline(ClauseGroup group) {
        window = group.window();
        period = group.period();
        confidence = group.confidence();
    }

    /** Takes one event. */
    abstract void add(Observation event);

    /** Drops a period's times but the tail that may help the next period. */
    abstract void keepTail(long periodStart);

    /** Drops every time before the given one. */
    abstract void forget(long before);

    abstract boolean isEmpty();

    /** Bytes that the times take when written, roughly. */
    abstract int bytes();

    abstract void writeTimes(DataOutput out) throws IOException;

    abstract void readTimes(DataInput in) throws IOException;

    /** The most that a finding may be sure of when it rests on this timeline. */
    final Confidence confidence() {
        return confidence;
    }

    /** Start of the period that holds a time. */
    final long periodOf(long time) {
        return Math.floorDiv(time, period) * period;
    }

    /** Start of the stretch at a period's end that may help the next period to cross. */
    final long tailOf(long periodStart) {
        return periodStart + period - window;
    }

    /** When the period first met the condition, if it did. */
    final OptionalLong crossing(long periodStart) {
        Long end = crossings.get(periodStart);
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    final void closePeriod(long periodStart) {
        keepTail(periodStart);
        crossings.remove(periodStart);
    }

    /** True when an event at this time can no longer change any answer. */
    final boolean decided(long time) {
        long start = periodOf(time);
        Long end = crossings.get(start);
        return end != null && time >= end && time < tailOf(start);
    }

    /** True when crossing at this time would be news. */
    final boolean open(long time) {
        Long end = crossings.get(periodOf(time));
        return end == null || time < end;
    }

    final void cross(long time) {
        crossings.put(periodOf(time), time);
    }

    final void write(DataOutput out) throws IOException {
        out.writeInt(crossings.size());
        for (Map.Entry<Long, Long> crossing : crossings.entrySet()) {
            out.writeLong(crossing.getKey());
            out.writeLong(crossing.getValue());
        }
        writeTimes(out);
    }

    final void read(DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            crossings.put(in.readLong(), in.readLong());
        }
        readTimes(in);
    }
}
