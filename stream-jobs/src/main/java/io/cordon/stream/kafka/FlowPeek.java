package io.cordon.stream.kafka;

import io.cordon.detect.PortSet;
import io.cordon.schema.avro.Flow;

/**
 * Reads a framed flow up to its ports and no further. Most flows match nothing, and they cost three
 * small numbers here instead of a whole record. Makes no object; not thread-safe.
 */
public final class FlowPeek {

    private static final int TCP = 6;

    private final AvroCursor cursor = new AvroCursor(Flow.getClassSchema());
    private final PortSet ports;

    /** A reader that looks for these ports. */
    public FlowPeek(PortSet ports) {
        this.ports = ports;
    }

    /** False only when no active rule can match the flow. */
    public boolean mayMatch(byte[] framed) {
        if (!cursor.open(framed)) {
            // Another version, or damaged: the full reader knows.
            return true;
        }
        int transport = cursor.integer();
        int destinationPort = cursor.integer();
        int sourcePort = cursor.integer();
        return cursor.overrun()
                || (transport == TCP
                        && (ports.contains(destinationPort) || ports.contains(sourcePort)));
    }
}
