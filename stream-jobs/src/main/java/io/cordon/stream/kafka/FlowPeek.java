package io.cordon.stream.kafka;

import io.cordon.detect.PortSet;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.framing.Framing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.SchemaNormalization;

/**
 * Reads a framed flow up to its ports and no further. Most flows match nothing, and they cost three
 * small numbers here instead of a whole record.
 */
public final class FlowPeek {

    private static final int TCP = 6;
    private static final long HEADER = header();

    private final PortSet ports;

    /** A reader that looks for these ports. */
    public FlowPeek(PortSet ports) {
        this.ports = ports;
    }

    /** False only when no active rule can match the flow. */
    public boolean mayMatch(byte[] framed) {
        if (framed.length < Framing.HEADER_BYTES + 3
                || framed[0] != (byte) 0xC3
                || framed[1] != 0x01
                || fingerprint(framed) != HEADER) {
            // Another version, or damaged: the full reader knows.
            return true;
        }
        Cursor cursor = new Cursor(framed);
        if (cursor.next() != TCP) {
            return false;
        }
        int destinationPort = cursor.next();
        int sourcePort = cursor.next();
        return ports.contains(destinationPort) || ports.contains(sourcePort);
    }

    private static long fingerprint(byte[] framed) {
        return ByteBuffer.wrap(framed).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }

    private static long header() {
        return SchemaNormalization.parsingFingerprint64(Flow.getClassSchema());
    }

    /** Zig-zag variable-length integers (Avro 1.12 specification, "Binary encoding"). */
    private static final class Cursor {

        private final byte[] bytes;
        private int at = Framing.HEADER_BYTES;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        int next() {
            int value = 0;
            for (int shift = 0; shift < 32 && at < bytes.length; shift += 7) {
                byte b = bytes[at++];
                value |= (b & 0x7f) << shift;
                if (b >= 0) {
                    return value >>> 1 ^ -(value & 1);
                }
            }
            return -1;
        }
    }
}
