package io.cordon.bench.latency;

import io.cordon.schema.address.IpAddress;
import java.nio.ByteBuffer;

/**
 * An IPFIX message (RFC 7011) of one-way UDP flows over IPv6, with its template. Not thread-safe.
 */
final class AttackExport {

    private static final int TEMPLATE = 400;
    private static final byte UDP = 17;

    /** Elements and lengths, in the order in which {@link #flow} writes them. */
    private static final int[] FIELDS = {
        27, 16, 28, 16, 7, 2, 11, 2, 4, 1, 1, 8, 2, 8, 152, 8, 153, 8
    };

    private static final int SET_HEADER = 4;

    private final ByteBuffer out = ByteBuffer.allocateDirect(4_096);
    private int dataSet;
    private int flows;

    /**
     * Begins a message.
     *
     * @param seconds time of the export
     * @param sequence flows exported before
     */
    void begin(long seconds, long sequence) {
        out.clear();
        out.putShort((short) 10).putShort((short) 0);
        out.putInt((int) seconds).putInt((int) sequence).putInt(1);
        out.putShort((short) 2).putShort((short) (SET_HEADER + 4 + 2 * FIELDS.length));
        out.putShort((short) TEMPLATE).putShort((short) (FIELDS.length / 2));
        for (int field : FIELDS) {
            out.putShort((short) field);
        }
        dataSet = out.position();
        out.putShort((short) TEMPLATE).putShort((short) 0);
        flows = 0;
    }

    /** Adds a flow; times are milliseconds since 1970. */
    void flow(
            IpAddress source,
            int sourcePort,
            IpAddress destination,
            int destinationPort,
            long bytes,
            long packets,
            long start,
            long end) {
        out.putLong(source.high()).putLong(source.low());
        out.putLong(destination.high()).putLong(destination.low());
        out.putShort((short) sourcePort).putShort((short) destinationPort).put(UDP);
        out.putLong(bytes).putLong(packets).putLong(start).putLong(end);
        flows++;
    }

    /** Flows in the message so far. */
    int flows() {
        return flows;
    }

    /** The message, ready to be sent; the next one overwrites it. */
    ByteBuffer end() {
        out.putShort(dataSet + 2, (short) (out.position() - dataSet));
        out.putShort(2, (short) out.position());
        return out.flip();
    }
}
