package io.cordon.ingest.testing;

import java.nio.ByteOrder;

/** Capture files of both kinds, in either byte order. */
public final class Captures {

    private final Octet out;
    private final ByteOrder order;
    private final boolean blocks;
    private final int unitsPerMicro;

    private Captures(ByteOrder order, boolean blocks, int unitsPerMicro) {
        this.out = Octet.inOrder(order);
        this.order = order;
        this.blocks = blocks;
        this.unitsPerMicro = unitsPerMicro;
    }

    /** A little-endian pcap file with microseconds. */
    public static Captures pcap(int link) {
        return pcap(link, ByteOrder.LITTLE_ENDIAN, false);
    }

    public static Captures pcap(int link, ByteOrder order, boolean nanos) {
        Captures capture = new Captures(order, false, nanos ? 1_000 : 1);
        capture.out.u32(nanos ? 0xa1b23c4dL : 0xa1b2c3d4L).u16(2, 4).u32(0, 0, 262_144, link);
        return capture;
    }

    /** A pcapng file with a section and no interface yet. */
    public static Captures pcapng(ByteOrder order) {
        Captures capture = new Captures(order, true, 1);
        capture.section();
        return capture;
    }

    public Captures section() {
        return block(
                0x0a0d0d0aL, Octet.inOrder(order).u32(0x1a2b3c4dL).u16(1, 0).u64(-1).toBytes());
    }

    /** An interface with the options given as bytes. */
    public Captures on(int link, byte... options) {
        return block(1, Octet.inOrder(order).u16(link, 0).u32(0).bytes(options).toBytes());
    }

    public Captures block(long type, byte[] body) {
        byte[] padded = Octet.s().bytes(body).pad(4).toBytes();
        out.u32(type, 12 + padded.length).bytes(padded).u32(12 + padded.length);
        return this;
    }

    /** A whole packet on the first interface. */
    public Captures packet(long micros, byte[] packet) {
        return packet(micros, packet, packet.length);
    }

    /** A packet of which less may have been captured than was sent. */
    public Captures packet(long micros, byte[] captured, int wireLength) {
        if (blocks) {
            return stamped(0, micros, captured, wireLength);
        }
        out.u32(micros / 1_000_000, micros % 1_000_000 * unitsPerMicro, captured.length, wireLength)
                .bytes(captured);
        return this;
    }

    /** An enhanced packet block. */
    public Captures stamped(int on, long stamp, byte[] captured, int wireLength) {
        return block(
                6,
                Octet.inOrder(order)
                        .u32(on, stamp >>> 32, stamp, captured.length, wireLength)
                        .bytes(captured)
                        .toBytes());
    }

    public byte[] toBytes() {
        return out.toBytes();
    }
}
