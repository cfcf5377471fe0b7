package io.cordon.detect.panes;

import io.cordon.detect.counting.Mark;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The numerically smallest N of the values given, sorted. A union of such sets has at least N
 * values exactly when the union of everything given has: a set that dropped one holds N by itself.
 * Which values are kept depends on the values, not on their order.
 */
final class SmallestMarks implements PaneMarks {

    private final int most;

    /** Two longs a value, ascending as unsigned numbers. */
    private long[] values = new long[2];

    private int size;

    SmallestMarks(int most) {
        this.most = most;
    }

    @Override
    public void add(Mark mark) {
        add(mark.high(), mark.low());
    }

    private void add(long high, long low) {
        int at = size;
        while (at > 0) {
            int order = compare(values[2 * at - 2], values[2 * at - 1], high, low);
            if (order == 0) {
                return;
            }
            if (order < 0) {
                break;
            }
            at--;
        }
        if (at == most) {
            return;
        }
        if (size < most) {
            if (2 * size == values.length) {
                values = Arrays.copyOf(values, Math.min(values.length * 2, 2 * most));
            }
            size++;
        }
        System.arraycopy(values, 2 * at, values, 2 * at + 2, 2 * (size - 1 - at));
        values[2 * at] = high;
        values[2 * at + 1] = low;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    @Override
    public void addAll(PaneMarks other) {
        SmallestMarks that = (SmallestMarks) other;
        for (int i = 0; i < that.size; i++) {
            add(that.values[2 * i], that.values[2 * i + 1]);
        }
    }

    int most() {
        return most;
    }

    int size() {
        return size;
    }

    @Override
    public int bytes() {
        return 16 * size;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Varint.write(size, out);
        for (int i = 0; i < 2 * size; i++) {
            out.writeLong(values[i]);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        size = Varint.readCount(in);
        values = new long[Math.max(2, 2 * size)];
        for (int i = 0; i < 2 * size; i++) {
            values[i] = in.readLong();
        }
    }
}
