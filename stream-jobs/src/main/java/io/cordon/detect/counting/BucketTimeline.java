package io.cordon.detect.counting;

import io.cordon.detect.counting.Term.Measure;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events for clauses of several terms, in buckets of W + 1 microseconds that begin with the period.
 * A closed window of length W sees of each bucket its first entries, its last ones, or all: so a
 * bucket keeps what can still change a term, counted from either end ({@link Bucket#prune}), and
 * the answers stay exact in any order of arrival. Why: docs/adr/0007-rules-of-several-clauses.md.
 */
final class BucketTimeline extends Timeline {

    private final ClauseGroup group;

    /** By start. A bucket never spans two periods. */
    private final TreeMap<Long, Bucket> buckets = new TreeMap<>();

    BucketTimeline(ClauseGroup group) {
        super(group);
        this.group = group;
    }

    @Override
    void add(Observation event) {
        long time = event.time();
        if (!concerns(event.channels()) || decided(time)) {
            return;
        }
        long start = bucketOf(time);
        long periodStart = periodOf(time);
        Bucket bucket = buckets.get(start);
        if (bucket == null) {
            bucket = new Bucket(group);
            buckets.put(start, bucket);
            // Little will be added to the one before: what it keeps from now on is the least.
            Map.Entry<Long, Bucket> before = buckets.lowerEntry(start);
            if (before != null) {
                prune(before.getKey(), before.getValue(), periodOf(before.getKey()));
            }
        }
        bucket.add(new Entry(time, event.channels(), event.mark(), event.weight()));
        if (!counts(event.channels())) {
            // It adds to no term, so nothing but itself can hold by it.
            judge(time, time);
        } else if (couldHold(time, event.mark())) {
            judge(time, time + window);
        }
        if (bucket.overfull()) {
            prune(start, bucket, periodStart);
        }
    }

    private boolean concerns(int channels) {
        for (Clause clause : group.clauses()) {
            if (((clause.counted() | clause.anchors()) & channels) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean counts(int channels) {
        for (Clause clause : group.clauses()) {
            if ((clause.counted() & channels) != 0) {
                return true;
            }
        }
        return false;
    }

    /** False when no window that the event lies in can hold, were it twice as long. */
    private boolean couldHold(long time, @Nullable Mark mark) {
        Long first = buckets.floorKey(time - window);
        for (Clause clause : group.clauses()) {
            if (!enough(clause, first == null ? time - window : first, time + window)) {
                continue;
            }
            ClauseSums sums = new ClauseSums(clause, mark);
            for (Bucket bucket :
                    buckets.subMap(first == null ? time - window : first, true, time + window, true)
                            .values()) {
                for (Entry entry : bucket.entries()) {
                    if (sums.hold(entry)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** False when all entries together are too few, without looking at any. */
    private boolean enough(Clause clause, long from, long to) {
        long weight = 0;
        long entries = 0;
        for (Bucket bucket : buckets.subMap(from, true, to, true).values()) {
            weight += bucket.weight();
            entries += bucket.entries().size();
        }
        for (Term term : clause.terms()) {
            if ((term.measure() == Measure.DISTINCT ? entries : weight) < term.threshold()) {
                return false;
            }
        }
        return true;
    }

    private long bucketOf(long time) {
        long start = periodOf(time);
        return start + (time - start) / (window + 1) * (window + 1);
    }

    /** An event counts in every window that ends at it or up to W after it. */
    private void judge(long time, long last) {
        List<Long> crossed = new ArrayList<>();
        for (Bucket bucket : buckets.subMap(bucketOf(time), true, last, true).values()) {
            for (Entry entry : bucket.entries()) {
                if (entry.time() >= time
                        && entry.time() <= last
                        && open(entry.time())
                        && holdsAt(entry)) {
                    cross(entry.time());
                    crossed.add(periodOf(entry.time()));
                }
            }
        }
        crossed.forEach(this::prunePeriod);
    }

    private boolean holdsAt(Entry anchor) {
        for (Clause clause : group.clauses()) {
            if (clause.asks(anchor.channels(), anchor.mark())) {
                ClauseSums sums = new ClauseSums(clause, anchor.mark());
                long from = anchor.time() - window;
                Long first = buckets.floorKey(from);
                for (Bucket bucket :
                        buckets.subMap(first == null ? from : first, true, anchor.time(), true)
                                .values()) {
                    for (Entry entry : bucket.entries()) {
                        if (entry.time() >= from
                                && entry.time() <= anchor.time()
                                && sums.hold(entry)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private void prunePeriod(long periodStart) {
        for (Map.Entry<Long, Bucket> bucket :
                List.copyOf(
                        buckets.subMap(periodStart, true, periodStart + period, false)
                                .entrySet())) {
            prune(bucket.getKey(), bucket.getValue(), periodStart);
        }
    }

    private void prune(long start, Bucket bucket, long periodStart) {
        bucket.prune(crossing(periodStart).orElse(Long.MAX_VALUE), tailOf(periodStart));
        if (bucket.entries().isEmpty()) {
            buckets.remove(start);
        }
    }

    @Override
    void keepTail(long periodStart) {
        for (Map.Entry<Long, Bucket> bucket :
                List.copyOf(
                        buckets.subMap(periodStart, true, periodStart + period, false)
                                .entrySet())) {
            bucket.getValue().prune(Long.MIN_VALUE, tailOf(periodStart));
            if (bucket.getValue().entries().isEmpty()) {
                buckets.remove(bucket.getKey());
            }
        }
    }

    @Override
    void forget(long before) {
        buckets.headMap(before).values().forEach(bucket -> bucket.forget(before));
        buckets.values().removeIf(bucket -> bucket.entries().isEmpty());
    }

    @Override
    boolean isEmpty() {
        return buckets.isEmpty();
    }

    @Override
    void writeTimes(DataOutput out) throws IOException {
        out.writeInt(buckets.size());
        for (Map.Entry<Long, Bucket> bucket : buckets.entrySet()) {
            out.writeLong(bucket.getKey());
            bucket.getValue().write(bucket.getKey(), out);
        }
    }

    @Override
    void readTimes(DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            long start = in.readLong();
            buckets.put(start, Bucket.read(group, start, in));
        }
    }
}
