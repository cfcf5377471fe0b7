package io.cordon.local.amplification;

import static io.cordon.ingest.testing.Exports.ipfix;
import static io.cordon.ingest.testing.Exports.set;
import static io.cordon.ingest.testing.Exports.template;
import static io.cordon.ingest.testing.Exports.v9;
import static io.cordon.ingest.testing.Exports.v9Options;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.Captures;
import io.cordon.ingest.testing.Octet;
import io.cordon.ingest.testing.Packets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Ways to export the attack: each gives a capture of the export datagrams. */
enum ExportProtocol {
    /** Times as up time, the sampling rate in an options record. */
    NETFLOW_V9(Format.NETFLOW) {
        @Override
        byte[] export(Attack attack, int sampling, int activeSeconds) {
            // The router came up an hour before; header and records count from there.
            long up = attack.start() / 1_000 - 3_600_000;
            Captures capture = Captures.pcap(ETHERNET);
            long sequence = 0;
            for (List<Attack.Record> records : batches(attack, sampling, activeSeconds)) {
                long now = now(records);
                Octet data = Octet.s();
                for (Attack.Record record : records) {
                    sides(data, record)
                            .u32(record.packets() * Attack.SIZE, record.packets())
                            .u32(record.first() / 1_000 - up, record.last() / 1_000 - up);
                }
                byte[] datagram =
                        v9(
                                now / 1_000 - up,
                                now / 1_000_000,
                                sequence++,
                                1,
                                set(
                                        0,
                                        template(
                                                256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 1, 4, 2, 4, 22,
                                                4, 21, 4)),
                                set(1, v9Options(400, 34, 4)),
                                set(400, Octet.s().u32(0, sampling).toBytes()),
                                set(256, data.toBytes()));
                capture.packet(now, sent(2_055, datagram));
            }
            return capture.toBytes();
        }
    },
    /** Times in milliseconds, the sampling rate in each record. */
    IPFIX(Format.NETFLOW) {
        @Override
        byte[] export(Attack attack, int sampling, int activeSeconds) {
            Captures capture = Captures.pcap(ETHERNET);
            long sequence = 0;
            for (List<Attack.Record> records : batches(attack, sampling, activeSeconds)) {
                long now = now(records);
                Octet data = Octet.s();
                for (Attack.Record record : records) {
                    sides(data, record)
                            .u32(record.packets() * Attack.SIZE, record.packets())
                            .u64(record.first() / 1_000, record.last() / 1_000)
                            .u32(sampling);
                }
                byte[] message =
                        ipfix(
                                now / 1_000_000,
                                sequence,
                                1,
                                set(
                                        2,
                                        template(
                                                256, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 1, 4, 2, 4,
                                                152, 8, 153, 8, 34, 4)),
                                set(256, data.toBytes()));
                sequence += records.size();
                capture.packet(now, sent(4_739, message));
            }
            return capture.toBytes();
        }
    },
    /** The header of each packet that was looked at; there are no timeouts. */
    SFLOW(Format.SFLOW) {
        @Override
        byte[] export(Attack attack, int sampling, int activeSeconds) {
            Captures capture = Captures.pcap(ETHERNET);
            long sequence = 0;
            // An agent waits a second at most for a datagram to fill; one sample each is allowed.
            for (Attack.Record record : attack.records(sampling, 0)) {
                capture.packet(record.last(), sent(6_343, sample(sequence++, record, sampling)));
            }
            return capture.toBytes();
        }
    };

    private static final int ETHERNET = 1;
    private static final int MOST_RECORDS = 24;

    final Format format;

    ExportProtocol(Format format) {
        this.format = format;
    }

    /**
     * A capture of the datagrams.
     *
     * @param sampling one packet in so many is looked at
     * @param activeSeconds active timeout
     */
    abstract byte[] export(Attack attack, int sampling, int activeSeconds);

    private static List<List<Attack.Record>> batches(
            Attack attack, int sampling, int activeSeconds) {
        List<Attack.Record> records = attack.records(sampling, activeSeconds);
        return IntStream.iterate(0, i -> i < records.size(), i -> i + MOST_RECORDS)
                .mapToObj(i -> records.subList(i, Math.min(i + MOST_RECORDS, records.size())))
                .toList();
    }

    /** When a datagram leaves: a second after the last flow in it ended. */
    private static long now(List<Attack.Record> records) {
        return records.get(records.size() - 1).last() / 1_000_000 * 1_000_000 + 1_000_000;
    }

    private static Octet sides(Octet out, Attack.Record record) {
        return out.address(Attack.reflector(record.reflector()))
                .address(Attack.VICTIM)
                .u16(Attack.PORT, 40_000)
                .u8(17);
    }

    private static byte[] sent(int port, byte[] datagram) {
        return Packets.frame(
                Packets.ip("192.0.2.1", "192.0.2.2", 17, Packets.udp(50_000, port, datagram)));
    }

    /** A flow sample with the first 128 bytes of the frame. */
    private static byte[] sample(long sequence, Attack.Record record, int sampling) {
        byte[] frame =
                Packets.frame(
                        Packets.ip(
                                Attack.reflector(record.reflector()),
                                Attack.VICTIM,
                                17,
                                Packets.udp(Attack.PORT, 40_000, new byte[Attack.SIZE - 28])));
        byte[] header = Arrays.copyOf(frame, 128);
        byte[] raw = Octet.s().u32(1, frame.length, 4, header.length).bytes(header).toBytes();
        byte[] flow =
                Octet.s()
                        .u32(sequence, 2, sampling, sequence * sampling, 0, 3, 4, 1)
                        .u32(1, raw.length)
                        .bytes(raw)
                        .toBytes();
        return Octet.s()
                .u32(5, 1)
                .address("192.0.2.1")
                .u32(0, sequence, sequence, 1)
                .u32(1, flow.length)
                .bytes(flow)
                .toBytes();
    }
}
