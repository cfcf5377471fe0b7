package io.cordon.detect.panes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What went one way. All sums stop at {@link Long#MAX_VALUE}.
 *
 * @param bytes layer 3
 * @param packets of them
 * @param payload bytes without the headers of IP and UDP
 */
public record Traffic(long bytes, long packets, long payload) {

    /** Nothing. */
    public static final Traffic NONE = new Traffic(0, 0, 0);

    /** Both together. */
    public Traffic plus(Traffic other) {
        return new Traffic(
                sum(bytes, other.bytes), sum(packets, other.packets), sum(payload, other.payload));
    }

    /** So many times as much. */
    public Traffic times(long factor) {
        return factor == 1
                ? this
                : new Traffic(
                        product(bytes, factor), product(packets, factor), product(payload, factor));
    }

    /** The share of one of several panes; the last one has what division leaves. */
    Traffic share(int panes, boolean last) {
        return panes == 1
                ? this
                : new Traffic(
                        share(bytes, panes, last),
                        share(packets, panes, last),
                        share(payload, panes, last));
    }

    private static long share(long whole, int panes, boolean last) {
        return whole / panes + (last ? whole % panes : 0);
    }

    /** The sum of two numbers that are not negative. */
    static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The product of two numbers that are not negative. */
    static long product(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high != 0 || low < 0 ? Long.MAX_VALUE : low;
    }

    void write(DataOutput out) throws IOException {
        Varint.write(bytes, out);
        Varint.write(packets, out);
        Varint.write(payload, out);
    }

    static Traffic read(DataInput in) throws IOException {
        return new Traffic(Varint.read(in), Varint.read(in), Varint.read(in));
    }
}
