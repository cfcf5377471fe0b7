package io.cordon.ingest.testing;

import io.cordon.schema.address.IpAddress;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Puts bytes together, in network order unless told otherwise. */
public final class Octet {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    private Octet(ByteOrder order) {
        this.order = order;
    }

    public static Octet s() {
        return new Octet(ByteOrder.BIG_ENDIAN);
    }

    public static Octet inOrder(ByteOrder order) {
        return new Octet(order);
    }

    public Octet u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    public Octet u16(int... values) {
        for (int value : values) {
            bytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
        }
        return this;
    }

    public Octet u32(long... values) {
        for (long value : values) {
            bytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        }
        return this;
    }

    public Octet u64(long... values) {
        for (long value : values) {
            bytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
        }
        return this;
    }

    public Octet hex(String hex) {
        return bytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    public Octet bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** 4 bytes of an IPv4 address, 16 of an IPv6 one. */
    public Octet address(String text) {
        IpAddress address = IpAddress.parse(text);
        byte[] all = address.toAvro().bytes();
        out.write(all, address.isV4() ? 12 : 0, address.isV4() ? 4 : 16);
        return this;
    }

    public Octet zeros(int count) {
        return bytes(new byte[count]);
    }

    /** Zeros up to a multiple. */
    public Octet pad(int multiple) {
        return zeros((multiple - out.size() % multiple) % multiple);
    }

    public int size() {
        return out.size();
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }
}
