package io.cordon.detect.firmware.device;

import io.cordon.schema.avro.Vantage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How many observations, from when to when, and the vantage of the earliest. Not thread-safe. */
final class Tally {

    private static final Vantage[] VANTAGES = Vantage.values();

    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private Vantage vantage = Vantage.NETWORK;

    void add(long time, Vantage from) {
        // At equal times the first in the enumeration's order.
        if (time < first || (time == first && from.compareTo(vantage) < 0)) {
            vantage = from;
        }
        count++;
        first = Math.min(first, time);
        last = Math.max(last, time);
    }

    void add(Tally other) {
        if (other.count == 0) {
            return;
        }
        if (other.first < first || (other.first == first && other.vantage.compareTo(vantage) < 0)) {
            vantage = other.vantage;
        }
        count += other.count;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    long count() {
        return count;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    Vantage vantage() {
        return vantage;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeLong(first);
        out.writeLong(last);
        out.writeByte(vantage.ordinal());
    }

    static Tally read(DataInput in) throws IOException {
        Tally tally = new Tally();
        tally.count = in.readLong();
        tally.first = in.readLong();
        tally.last = in.readLong();
        tally.vantage = VANTAGES[in.readUnsignedByte()];
        return tally;
    }
}
