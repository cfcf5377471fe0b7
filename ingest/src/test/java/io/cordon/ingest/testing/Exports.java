package io.cordon.ingest.testing;

import java.util.Arrays;

/** Export datagrams of the three versions of NetFlow and IPFIX. */
public final class Exports {

    private Exports() {}

    /** A set with its header; an IPFIX template set has number 2, one of v9 number 0. */
    public static byte[] set(int id, byte[]... parts) {
        Octet body = Octet.s();
        for (byte[] part : parts) {
            body.bytes(part);
        }
        return Octet.s().u16(id, 4 + body.size()).bytes(body.toBytes()).toBytes();
    }

    /**
     * A template record.
     *
     * @param fields number and length by turns; numbers from 1 &lt;&lt; 16 on have their enterprise
     *     above the lower 16 bits
     */
    public static byte[] template(int id, long... fields) {
        return Octet.s().u16(id, fields.length / 2).bytes(fields(fields)).toBytes();
    }

    /** An IPFIX options template record. */
    public static byte[] options(int id, int scopes, long... fields) {
        return Octet.s().u16(id, fields.length / 2, scopes).bytes(fields(fields)).toBytes();
    }

    /** A v9 options template record with a scope of four bytes. */
    public static byte[] v9Options(int id, long... fields) {
        return Octet.s().u16(id, 4, fields.length * 2, 1, 4).bytes(fields(fields)).toBytes();
    }

    private static byte[] fields(long... fields) {
        Octet out = Octet.s();
        for (int i = 0; i < fields.length; i += 2) {
            long enterprise = fields[i] >>> 16;
            int number = (int) fields[i] & 0xffff;
            out.u16(enterprise > 0 ? number | 0x8000 : number, (int) fields[i + 1]);
            if (enterprise > 0) {
                out.u32(enterprise);
            }
        }
        return out.toBytes();
    }

    /** An element of an enterprise. */
    public static long of(long enterprise, int number) {
        return enterprise << 16 | number;
    }

    public static byte[] ipfix(long seconds, long sequence, long domain, byte[]... sets) {
        int length = 16 + Arrays.stream(sets).mapToInt(s -> s.length).sum();
        Octet out = Octet.s().u16(10, length).u32(seconds, sequence, domain);
        for (byte[] set : sets) {
            out.bytes(set);
        }
        return out.toBytes();
    }

    public static byte[] v9(
            long upMillis, long seconds, long sequence, long source, byte[]... sets) {
        Octet out = Octet.s().u16(9, sets.length).u32(upMillis, seconds, sequence, source);
        for (byte[] set : sets) {
            out.bytes(set);
        }
        return out.toBytes();
    }

    /**
     * @param sampling the field of the header: kind and interval
     */
    public static byte[] v5(
            long upMillis,
            long seconds,
            long nanos,
            long sequence,
            int sampling,
            byte[]... records) {
        Octet out =
                Octet.s()
                        .u16(5, records.length)
                        .u32(upMillis, seconds, nanos, sequence)
                        .u8(0, 0)
                        .u16(sampling);
        for (byte[] record : records) {
            out.bytes(record);
        }
        return out.toBytes();
    }

    /** A v5 record of 3 packets and 180 bytes. */
    public static byte[] v5Record(
            String from,
            int fromPort,
            String to,
            int toPort,
            int protocol,
            int flags,
            long first,
            long last) {
        return Octet.s()
                .address(from)
                .address(to)
                .u32(0)
                .u16(1, 2)
                .u32(3, 180, first, last)
                .u16(fromPort, toPort)
                .u8(0, flags, protocol, 0)
                .u16(0, 0)
                .u8(24, 24)
                .u16(0)
                .toBytes();
    }
}
