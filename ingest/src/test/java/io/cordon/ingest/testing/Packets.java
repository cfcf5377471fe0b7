package io.cordon.ingest.testing;

/** Packets as they are on the wire; checksums are 0, which nobody here looks at. */
public final class Packets {

    public static final int SYN = 2;
    public static final int ACK = 16;
    public static final int FIN = 1;
    public static final int RST = 4;

    private Packets() {}

    /** An Ethernet frame with any number of VLAN tags before its type. */
    public static byte[] ethernet(int type, byte[] payload, int... vlans) {
        Octet frame = Octet.s().hex("020000000001 020000000002");
        for (int i = 0; i < vlans.length; i++) {
            frame.u16(i + 1 < vlans.length ? 0x88a8 : 0x8100, vlans[i]);
        }
        return frame.u16(type).bytes(payload).toBytes();
    }

    /** An Ethernet frame of an IP packet. */
    public static byte[] frame(byte[] ip, int... vlans) {
        return ethernet(ip[0] >>> 4 == 4 ? 0x0800 : 0x86dd, ip, vlans);
    }

    public static byte[] ip(String from, String to, int protocol, byte[] payload) {
        return from.indexOf(':') < 0
                ? v4(from, to, protocol, payload, 0)
                : v6(from, to, protocol, payload);
    }

    /**
     * @param fragment the flags and fragment offset field
     */
    public static byte[] v4(String from, String to, int protocol, byte[] payload, int fragment) {
        return Octet.s()
                .u8(0x45, 0)
                .u16(20 + payload.length, 7, fragment)
                .u8(64, protocol)
                .u16(0)
                .address(from)
                .address(to)
                .bytes(payload)
                .toBytes();
    }

    /**
     * @param next the first header of the payload
     */
    public static byte[] v6(String from, String to, int next, byte[] payload) {
        return Octet.s()
                .u32(0x60000000L)
                .u16(payload.length)
                .u8(next, 64)
                .address(from)
                .address(to)
                .bytes(payload)
                .toBytes();
    }

    public static byte[] udp(int from, int to, byte[] payload) {
        return Octet.s().u16(from, to, 8 + payload.length, 0).bytes(payload).toBytes();
    }

    public static byte[] tcp(int from, int to, int flags, long sequence, byte[] payload) {
        return Octet.s()
                .u16(from, to)
                .u32(sequence, 0)
                .u8(0x50, flags)
                .u16(512, 0, 0)
                .bytes(payload)
                .toBytes();
    }

    public static byte[] icmp(int type, int code) {
        return Octet.s().u8(type, code).u16(0).u32(0).toBytes();
    }

    /** A DNS query or answer with one question. */
    public static byte[] dns(int id, int flags, String name, int type, int answers) {
        Octet message = Octet.s().u16(id, flags, 1, answers, 0, 0);
        for (String label : name.split("\\.")) {
            message.u8(label.length());
            label.chars().forEach(message::u8);
        }
        return message.u8(0).u16(type, 1).toBytes();
    }
}
