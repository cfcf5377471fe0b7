package io.cordon.detect.counting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * How many different marks there were: exact to a bound, beyond that HyperLogLog, fed with all of
 * them. The composite estimator is used because the default one depends on the order of updates.
 */
public final class DistinctCount {

    /** Most slots are free, so a mark takes up to 64 bytes on the heap and 16 serialised. */
    private final int exact;

    private final int lgK;

    /** Open addressing, two longs a slot; an all-zero slot is free. */
    private long[] slots = new long[0];

    private int size;
    private boolean holdsZero;
    private @Nullable HllSketch sketch;

    private DistinctCount(int exact, int lgK) {
        this.exact = exact;
        this.lgK = lgK;
    }

    /** What {@code cordon.distinct} is made of: exact to 4,096, then a sketch of 4 KiB. */
    public static DistinctCount ofFinding() {
        return new DistinctCount(4096, 12);
    }

    /** For a ratio of two counts in one pane: exact to 8,192, then a sketch of 4 KiB. */
    public static DistinctCount ofPane() {
        return new DistinctCount(8192, 12);
    }

    /** For evidence: exact to 256, then a sketch of 1 KiB (3 % standard error). */
    public static DistinctCount ofEvidence() {
        return new DistinctCount(256, 10);
    }

    /** Takes a mark. */
    public void add(Mark mark) {
        if (sketch != null) {
            feed(sketch, mark.high(), mark.low());
            return;
        }
        if (slots.length == 0) {
            slots = new long[16];
        }
        if (mark.high() == 0 && mark.low() == 0) {
            if (!holdsZero) {
                holdsZero = true;
                size++;
            }
        } else if (insert(slots, mark.high(), mark.low())) {
            size++;
        }
        if (size > exact) {
            toSketch();
        } else if (size * 4 > slots.length) {
            grow(slots.length * 2);
        }
    }

    /** The count, rounded where it is an estimate. */
    public long count() {
        return sketch == null ? size : Math.round(sketch.getCompositeEstimate());
    }

    /** True when the count is an estimate. */
    public boolean estimated() {
        return sketch != null;
    }

    /** Bytes that it takes when written, roughly. */
    public int bytes() {
        return sketch == null ? 16 * size : 1 << lgK;
    }

    private static boolean insert(long[] slots, long high, long low) {
        int mask = slots.length / 2 - 1;
        long hash = (high ^ Long.rotateLeft(low, 32)) * 0x9e3779b97f4a7c15L;
        int at = (int) (hash >>> 32) & mask;
        while (slots[2 * at] != 0 || slots[2 * at + 1] != 0) {
            if (slots[2 * at] == high && slots[2 * at + 1] == low) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[2 * at] = high;
        slots[2 * at + 1] = low;
        return true;
    }

    private void grow(int length) {
        long[] larger = new long[length];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                insert(larger, slots[i], slots[i + 1]);
            }
        }
        slots = larger;
    }

    private void toSketch() {
        HllSketch all = new HllSketch(lgK, TgtHllType.HLL_8);
        if (holdsZero) {
            feed(all, 0, 0);
        }
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                feed(all, slots[i], slots[i + 1]);
            }
        }
        sketch = all;
        slots = new long[0];
    }

    private static void feed(HllSketch sketch, long high, long low) {
        sketch.update(new long[] {high, low});
    }

    /** Adds every mark of another count of the same bounds. */
    public void addAll(DistinctCount other) {
        HllSketch theirs = other.sketch;
        if (theirs != null) {
            if (sketch == null) {
                toSketch();
            }
            Union both = new Union(lgK);
            both.update(sketch);
            both.update(theirs);
            sketch = both.getResult(TgtHllType.HLL_8);
            return;
        }
        if (other.holdsZero) {
            add(new Mark(0, 0));
        }
        for (int i = 0; i < other.slots.length; i += 2) {
            if (other.slots[i] != 0 || other.slots[i + 1] != 0) {
                add(new Mark(other.slots[i], other.slots[i + 1]));
            }
        }
    }

    /** Writes the marks, or the sketch of them. */
    public void write(DataOutput out) throws IOException {
        if (sketch != null) {
            byte[] bytes = sketch.toCompactByteArray();
            out.writeInt(-bytes.length);
            out.write(bytes);
            return;
        }
        out.writeInt(size);
        if (holdsZero) {
            out.writeLong(0);
            out.writeLong(0);
        }
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                out.writeLong(slots[i]);
                out.writeLong(slots[i + 1]);
            }
        }
    }

    /** Fills this one, which is empty. */
    public void read(DataInput in) throws IOException {
        int stored = in.readInt();
        if (stored < 0) {
            byte[] bytes = new byte[-stored];
            in.readFully(bytes);
            sketch = HllSketch.heapify(bytes);
            slots = new long[0];
            return;
        }
        slots =
                new long
                        [stored == 0
                                ? 0
                                : Math.max(16, Integer.highestOneBit(Math.max(1, stored)) * 8)];
        for (int i = 0; i < stored; i++) {
            add(new Mark(in.readLong(), in.readLong()));
        }
    }
}
