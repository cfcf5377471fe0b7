package io.cordon.bench.collect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Export datagrams of one router, built once and sent over and over: one in five of IPv6 where the
 * protocol has it. Every flow has 3 packets of one protocol, addresses of 198.18.0.0/15 (RFC 2544)
 * or 2001:db8::/32, and what a router says beside: interfaces, systems, next hop, times. Not
 * thread-safe.
 */
final class Exports {

    /** Different datagrams; their flows fit a table that others keep in memory. */
    static final int DATAGRAMS = 2_048;

    private static final int TEMPLATE_EVERY = 1_024;
    private static final int MOST = 1_450;
    private static final long UP_MILLIS = 86_400_000L;

    private final ExportProtocol protocol;
    private final long seconds;
    private final Random random;
    private final List<Datagram> datagrams = new ArrayList<>();
    private final ByteBuffer template;
    private long sequence;
    private int next;
    private int sent;

    /**
     * One datagram.
     *
     * @param records flows or samples in it
     */
    record Datagram(ByteBuffer bytes, int records) {}

    /**
     * Builds them.
     *
     * @param seconds time of the export
     */
    Exports(ExportProtocol protocol, long seconds, long seed) {
        this.protocol = protocol;
        this.seconds = seconds;
        this.random = new Random(seed);
        for (int i = 0; i < DATAGRAMS; i++) {
            datagrams.add(build(i % 5 == 4));
        }
        this.template = templates();
    }

    /** Begins anew, as a router does when it starts: with its templates. */
    void restart() {
        sequence = 0;
        sent = 0;
    }

    /** The next datagram, with its sequence number; ready to be sent. */
    Datagram next() {
        if (template.capacity() > 0 && sent % TEMPLATE_EVERY == 0) {
            sent++;
            stamp(template);
            sequence += protocol == ExportProtocol.V9 ? 1 : 0;
            return new Datagram(template, 0);
        }
        sent++;
        Datagram datagram = datagrams.get(next);
        next = (next + 1) % DATAGRAMS;
        stamp(datagram.bytes);
        boolean byRecords = protocol == ExportProtocol.V5 || protocol == ExportProtocol.IPFIX;
        sequence += byRecords ? datagram.records : 1;
        return datagram;
    }

    private void stamp(ByteBuffer bytes) {
        bytes.clear();
        switch (protocol) {
            case V5, SFLOW -> bytes.putInt(16, (int) sequence);
            case V9 -> bytes.putInt(12, (int) sequence);
            case IPFIX -> bytes.putInt(8, (int) sequence);
        }
    }

    private Datagram build(boolean v6) {
        return switch (protocol) {
            case V5 -> v5();
            case V9 -> sets(v9Header(1), ExportRecords.V9, v6);
            case IPFIX -> sets(ipfixHeader(), ExportRecords.IPFIX, v6);
            case SFLOW -> SampleExports.datagram(random, v6);
        };
    }

    private Datagram v5() {
        int records = 30;
        ByteBuffer out = ByteBuffer.allocateDirect(24 + records * 48);
        out.putShort((short) 5).putShort((short) records).putInt((int) UP_MILLIS);
        out.putInt((int) seconds).putInt(0).putInt(0).putInt(0);
        for (int i = 0; i < records; i++) {
            ExportRecords.v5(out, random, UP_MILLIS);
        }
        return new Datagram(out, records);
    }

    private Datagram sets(ByteBuffer header, ExportRecords kind, boolean v6) {
        int length = kind.length(v6);
        int records = (MOST - header.position() - 4) / length;
        ByteBuffer out = ByteBuffer.allocateDirect(header.position() + 4 + records * length);
        out.put(header.flip())
                .putShort((short) kind.id(v6))
                .putShort((short) (4 + records * length));
        for (int i = 0; i < records; i++) {
            kind.write(out, v6, random, seconds * 1_000, UP_MILLIS);
        }
        return whole(out, records);
    }

    private ByteBuffer templates() {
        ExportRecords kind = protocol == ExportProtocol.V9 ? ExportRecords.V9 : ExportRecords.IPFIX;
        return switch (protocol) {
            case V9 -> templates(v9Header(2), kind, 0);
            case IPFIX -> templates(ipfixHeader(), kind, 2);
            case V5, SFLOW -> ByteBuffer.allocateDirect(0);
        };
    }

    private ByteBuffer templates(ByteBuffer header, ExportRecords kind, int setId) {
        ByteBuffer out = ByteBuffer.allocate(MOST).put(header.flip());
        int start = out.position();
        out.putShort((short) setId).putShort((short) 0);
        kind.template(out, false);
        kind.template(out, true);
        out.putShort(start + 2, (short) (out.position() - start));
        ByteBuffer exact = ByteBuffer.allocateDirect(out.position()).put(out.flip());
        return whole(exact, 0).bytes;
    }

    /** IPFIX says its length, which is known at the end. */
    private Datagram whole(ByteBuffer out, int records) {
        if (protocol == ExportProtocol.IPFIX) {
            out.putShort(2, (short) out.position());
        }
        return new Datagram(out, records);
    }

    private ByteBuffer v9Header(int sets) {
        return ByteBuffer.allocate(20)
                .putShort((short) 9)
                .putShort((short) sets)
                .putInt((int) UP_MILLIS)
                .putInt((int) seconds)
                .putInt(0)
                .putInt(1);
    }

    private ByteBuffer ipfixHeader() {
        return ByteBuffer.allocate(16)
                .putShort((short) 10)
                .putShort((short) 0)
                .putInt((int) seconds)
                .putInt(0)
                .putInt(1);
    }
}
