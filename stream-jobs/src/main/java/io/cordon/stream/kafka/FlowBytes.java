package io.cordon.stream.kafka;

import io.cordon.detect.ConnectionState;
import io.cordon.detect.FlowHead;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;

/**
 * A flow's numbers, read from its bytes as they are asked for and no further, in the order of the
 * schema; a test holds it to the full reader. Makes no object; not thread-safe.
 */
final class FlowBytes implements FlowHead {

    /** The first numbers; a text to pass over; addresses; times and counts; texts. */
    private enum Read {
        PORTS,
        SIDES,
        COUNTS,
        VANTAGE,
        ALL
    }

    private static final int HALF = Long.BYTES;

    private final AvroCursor cursor = new AvroCursor(Flow.getClassSchema());
    private Read read = Read.PORTS;
    private int transport;
    private int destinationPort;
    private int sourcePort;
    private int tcpFlags;
    private int tcpFlagsReverse;
    private int stateAt;
    private int stateLength;
    private boolean initiatorKnown;
    private int addressesAt;
    private int timesAt;
    private long sourceBytes;
    private long sourcePackets;
    private long destinationBytes;
    private long destinationPackets;
    private int icmpType;
    private int icmpCode;
    private long samplingRate;
    private boolean honeypot;
    private int ntpMode;

    /** Goes to a record; false when it is of another version of the schema, or damaged. */
    boolean open(byte[] framed) {
        return open(framed, 0, framed.length);
    }

    /** The same of a record that lies in a larger array. */
    boolean open(byte[] array, int from, int to) {
        if (!cursor.open(array, from, to)) {
            return false;
        }
        transport = cursor.integer();
        destinationPort = cursor.wideInteger();
        sourcePort = cursor.wideInteger();
        read = Read.PORTS;
        return true;
    }

    /** True when a number was asked for that the record was too short for. */
    boolean overrun() {
        return cursor.overrun();
    }

    private void sides() {
        if (read == Read.PORTS) {
            tcpFlags = nullableInteger();
            tcpFlagsReverse = nullableInteger();
            stateLength = NONE;
            if (cursor.present()) {
                stateLength = cursor.integer();
                stateAt = cursor.position();
                cursor.skip(stateLength);
            }
            initiatorKnown = cursor.bool();
            addressesAt = cursor.position();
            cursor.skip(4 * HALF);
            timesAt = cursor.position();
            read = Read.SIDES;
        }
    }

    private void counts() {
        if (read.compareTo(Read.SIDES) <= 0) {
            sides();
            cursor.seek(timesAt);
            cursor.skipNumber();
            cursor.skipNumber();
            sourceBytes = nullableLong();
            sourcePackets = nullableLong();
            destinationBytes = nullableLong();
            destinationPackets = nullableLong();
            icmpType = nullableInteger();
            icmpCode = nullableInteger();
            samplingRate = cursor.longInteger();
            read = Read.COUNTS;
        }
    }

    private int nullableInteger() {
        return cursor.present() ? cursor.integer() : NONE;
    }

    private long nullableLong() {
        return cursor.present() ? cursor.longInteger() : NONE;
    }

    @Override
    public int transport() {
        return transport;
    }

    @Override
    public int destinationPort() {
        return destinationPort;
    }

    @Override
    public int sourcePort() {
        return sourcePort;
    }

    @Override
    public int tcpFlags() {
        sides();
        return tcpFlags;
    }

    @Override
    public int tcpFlagsReverse() {
        sides();
        return tcpFlagsReverse;
    }

    @Override
    public ConnectionState state() {
        sides();
        if (stateLength == NONE) {
            return ConnectionState.ABSENT;
        }
        return cursor.overrun()
                ? ConnectionState.UNKNOWN
                : ConnectionState.of(cursor.bytes(), stateAt, stateLength);
    }

    @Override
    public boolean initiatorKnown() {
        sides();
        return initiatorKnown;
    }

    @Override
    public long sourceHigh() {
        sides();
        return cursor.halfAt(addressesAt);
    }

    @Override
    public long sourceLow() {
        sides();
        return cursor.halfAt(addressesAt + HALF);
    }

    @Override
    public long destinationHigh() {
        sides();
        return cursor.halfAt(addressesAt + 2 * HALF);
    }

    @Override
    public long destinationLow() {
        sides();
        return cursor.halfAt(addressesAt + 3 * HALF);
    }

    @Override
    public long startTime() {
        counts();
        int next = cursor.position();
        cursor.seek(timesAt);
        long time = cursor.longInteger();
        cursor.seek(next);
        return time;
    }

    @Override
    public long endTime() {
        counts();
        int next = cursor.position();
        cursor.seek(timesAt);
        cursor.skipNumber();
        long time = cursor.longInteger();
        cursor.seek(next);
        return time;
    }

    @Override
    public long sourceBytes() {
        counts();
        return sourceBytes;
    }

    @Override
    public long sourcePackets() {
        counts();
        return sourcePackets;
    }

    @Override
    public long destinationBytes() {
        counts();
        return destinationBytes;
    }

    @Override
    public long destinationPackets() {
        counts();
        return destinationPackets;
    }

    @Override
    public int icmpType() {
        counts();
        return icmpType;
    }

    @Override
    public int icmpCode() {
        counts();
        return icmpCode;
    }

    @Override
    public long samplingRate() {
        counts();
        return samplingRate;
    }

    @Override
    public boolean honeypot() {
        if (read.compareTo(Read.COUNTS) <= 0) {
            counts();
            cursor.skipText();
            cursor.skipText();
            honeypot = cursor.integer() == Vantage.HONEYPOT.ordinal();
            read = Read.VANTAGE;
        }
        return honeypot;
    }

    @Override
    public int ntpMode() {
        if (read != Read.ALL) {
            boolean unused = honeypot();
            if (cursor.present()) {
                cursor.skipText();
            }
            cursor.skipText();
            ntpMode = nullableInteger();
            read = Read.ALL;
        }
        return ntpMode;
    }
}
