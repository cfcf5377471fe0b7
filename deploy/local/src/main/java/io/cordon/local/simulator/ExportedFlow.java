package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One flow as a router exports it.
 *
 * @param start first packet, microseconds, whole milliseconds
 * @param end last packet, microseconds, whole milliseconds: the event time
 * @param transport IANA protocol number
 * @param source who sent
 * @param sourcePort its port
 * @param destination who received
 * @param destinationPort its port
 * @param packets from the source, as counted
 * @param bytes of layer 3 from the source, as counted
 * @param flags TCP flags of the source
 * @param answer what came back in the same record; null when the router exports directions apart
 * @param sampling one packet in this many was counted
 */
record ExportedFlow(
        long start,
        long end,
        int transport,
        IpAddress source,
        int sourcePort,
        IpAddress destination,
        int destinationPort,
        long packets,
        long bytes,
        int flags,
        @Nullable Answer answer,
        int sampling) {

    static final int TCP = 6;
    static final int UDP = 17;
    static final int SYN = 0x02;

    /**
     * The other direction.
     *
     * @param packets as counted
     * @param bytes of layer 3, as counted
     * @param flags TCP flags of the destination
     */
    record Answer(long packets, long bytes, int flags) {}

    /** UDP in one direction. */
    static ExportedFlow udp(
            long start,
            long end,
            IpAddress source,
            int sourcePort,
            IpAddress destination,
            int destinationPort,
            long packets,
            long bytes) {
        return new ExportedFlow(
                start,
                end,
                UDP,
                source,
                sourcePort,
                destination,
                destinationPort,
                packets,
                bytes,
                0,
                null,
                1);
    }

    /** One TCP packet of 60 bytes in one direction. */
    static ExportedFlow tcp(
            long time,
            IpAddress source,
            int sourcePort,
            IpAddress destination,
            int destinationPort,
            int flags) {
        return new ExportedFlow(
                time,
                time,
                TCP,
                source,
                sourcePort,
                destination,
                destinationPort,
                1,
                60,
                flags,
                null,
                1);
    }

    /** The same flow with the other direction in its record. */
    ExportedFlow answered(long packets, long bytes, int flags) {
        return new ExportedFlow(
                start,
                end,
                transport,
                source,
                sourcePort,
                destination,
                destinationPort,
                this.packets,
                this.bytes,
                this.flags,
                new Answer(packets, bytes, flags),
                sampling);
    }

    /** The same counts out of one packet in so many. */
    ExportedFlow sampled(int one) {
        return new ExportedFlow(
                start,
                end,
                transport,
                source,
                sourcePort,
                destination,
                destinationPort,
                packets,
                bytes,
                flags,
                answer,
                one);
    }
}
