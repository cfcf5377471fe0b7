package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.packet.Octets;
import io.cordon.schema.address.IpAddress;
import org.jspecify.annotations.Nullable;

/** The elements of one record. Reused for the next one. Not thread-safe. */
final class FlowFields {

    private static final int COUNT = FlowElement.values().length;

    private final long[] values = new long[COUNT];
    private final long[] highs = new long[COUNT];
    private final int[] ends = new int[COUNT];

    /** An element is there when its mark is that of this record. */
    private final int[] marks = new int[COUNT];

    private int record = 1;
    private byte[] bytes = new byte[0];

    /** Forgets the record before. */
    void begin(byte[] of) {
        record++;
        bytes = of;
    }

    /** Reads an element, whose bytes are there. */
    void put(FlowElement element, int at, int length) {
        int i = element.ordinal();
        marks[i] = record;
        switch (element.type()) {
            case NUMBER, NTP, IPV4 -> values[i] = Octets.number(bytes, at, length);
            case IPV6 -> {
                highs[i] = Octets.i64(bytes, at);
                values[i] = Octets.i64(bytes, at + 8);
            }
            case FLOAT ->
                    values[i] =
                            Double.doubleToRawLongBits(
                                    length == 4
                                            ? Float.intBitsToFloat(Octets.i32(bytes, at))
                                            : Double.longBitsToDouble(Octets.i64(bytes, at)));
            case BYTES -> {
                values[i] = at;
                ends[i] = at + length;
            }
        }
    }

    boolean has(FlowElement element) {
        return marks[element.ordinal()] == record;
    }

    /** The number, or another when there is none; negative when it is over 63 bits. */
    long get(FlowElement element, long otherwise) {
        return has(element) ? values[element.ordinal()] : otherwise;
    }

    /** The number, when it is there and not 0; 63 bits. */
    @Nullable Long positive(FlowElement element) {
        long value = get(element, 0);
        return value > 0 ? value : null;
    }

    /** The first of these numbers that is not 0; 0 when all that are there are; else null. */
    @Nullable Long first(FlowElement[] elements) {
        boolean any = false;
        for (FlowElement element : elements) {
            if (has(element)) {
                any = true;
                long value = values[element.ordinal()];
                if (value != 0) {
                    // More than 63 bits is no count of anything.
                    return Math.max(value, 0);
                }
            }
        }
        return any ? 0L : null;
    }

    double fraction(FlowElement element) {
        return has(element) ? Double.longBitsToDouble(values[element.ordinal()]) : 0;
    }

    IpAddress v4(FlowElement element) {
        return IpAddress.ofV4((int) values[element.ordinal()]);
    }

    IpAddress v6(FlowElement element) {
        return new IpAddress(highs[element.ordinal()], values[element.ordinal()]);
    }

    byte[] bytes() {
        return bytes;
    }

    int from(FlowElement section) {
        return (int) values[section.ordinal()];
    }

    int to(FlowElement section) {
        return ends[section.ordinal()];
    }
}
