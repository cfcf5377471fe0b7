package io.cordon.detect.counting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Weighted events, merged by time, in time order. */
final class WeightTimeline extends Timeline {

    private final Term term;
    private long[] times = new long[4];
    private long[] weights = new long[4];
    private int size;

    WeightTimeline(ClauseGroup group, Term term) {
        super(group);
        this.term = term;
    }

    @Override
    void add(Observation event) {
        long time = event.time();
        if (!term.sees(event.channels()) || decided(time)) {
            return;
        }
        int at = insert(time, event.weight());
        // The event counts in every window that ends at it or up to W after it.
        for (int end = at; end < size && times[end] - time <= window; end++) {
            if (open(times[end]) && holdsAt(end)) {
                cross(times[end]);
            }
        }
        prune(periodOf(time));
        prune(periodOf(time) + period);
    }

    private int insert(long time, long weight) {
        int at = size;
        while (at > 0 && times[at - 1] > time) {
            at--;
        }
        if (at > 0 && times[at - 1] == time) {
            weights[at - 1] += weight;
            return at - 1;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        System.arraycopy(times, at, times, at + 1, size - at);
        System.arraycopy(weights, at, weights, at + 1, size - at);
        times[at] = time;
        weights[at] = weight;
        size++;
        return at;
    }

    private boolean holdsAt(int end) {
        long sum = 0;
        for (int i = end; i >= 0 && times[end] - times[i] <= window; i--) {
            sum += weights[i];
            if (sum >= term.threshold()) {
                return true;
            }
        }
        return false;
    }

    /** After crossing, times past the crossing matter only as the tail. */
    private void prune(long periodStart) {
        var crossing = crossing(periodStart);
        if (crossing.isPresent()) {
            retain(periodStart, crossing.getAsLong());
        }
    }

    @Override
    void keepTail(long periodStart) {
        retain(periodStart, Long.MIN_VALUE);
    }

    /**
     * Drops the period's entries from {@code head} on except the tail: the latest ones of its last
     * W that add up to N - 1. An event of the next period whose window reaches past them has
     * crossed already.
     */
    private void retain(long periodStart, long head) {
        int past = firstFrom(periodStart + period);
        int tail = past;
        long sum = 0;
        while (tail > 0
                && times[tail - 1] >= tailOf(periodStart)
                && times[tail - 1] >= periodStart
                && times[tail - 1] >= head
                && sum < term.threshold() - 1) {
            sum += weights[--tail];
        }
        int from = firstFrom(Math.max(head, periodStart));
        remove(from, tail);
    }

    @Override
    void forget(long before) {
        remove(0, firstFrom(before));
    }

    private int firstFrom(long time) {
        int index = size;
        while (index > 0 && times[index - 1] >= time) {
            index--;
        }
        return index;
    }

    private void remove(int from, int to) {
        if (from < to) {
            System.arraycopy(times, to, times, from, size - to);
            System.arraycopy(weights, to, weights, from, size - to);
            size -= to - from;
        }
    }

    @Override
    boolean isEmpty() {
        return size == 0;
    }

    @Override
    int bytes() {
        return 16 * size;
    }

    @Override
    void writeTimes(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeLong(times[i]);
            out.writeLong(weights[i]);
        }
    }

    @Override
    void readTimes(DataInput in) throws IOException {
        size = in.readInt();
        times = new long[Math.max(4, size)];
        weights = new long[Math.max(4, size)];
        for (int i = 0; i < size; i++) {
            times[i] = in.readLong();
            weights[i] = in.readLong();
        }
    }
}
