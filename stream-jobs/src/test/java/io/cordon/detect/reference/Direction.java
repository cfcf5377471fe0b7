package io.cordon.detect.reference;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a flow sent, as exported.
 *
 * @param bytes of layer 3
 * @param packets 1 where bytes came without a number of packets
 * @param header bytes of IP and UDP headers in a packet
 * @param rate one packet in so many was looked at
 */
record Direction(BigInteger bytes, BigInteger packets, int header, long rate) {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    static Direction of(@Nullable Long bytes, @Nullable Long packets, boolean v4, long rate) {
        BigInteger sent = BigInteger.valueOf(bytes == null ? 0 : Math.max(0, bytes));
        BigInteger counted = BigInteger.valueOf(packets == null ? 0 : Math.max(0, packets));
        if (counted.signum() == 0 && sent.signum() > 0) {
            counted = BigInteger.ONE;
        }
        return new Direction(sent, counted, v4 ? 28 : 48, Math.max(1, rate));
    }

    boolean isEmpty() {
        return packets.signum() == 0;
    }

    /** Of UDP, as exported. */
    BigInteger payload() {
        return bytes.subtract(packets.multiply(BigInteger.valueOf(header))).max(BigInteger.ZERO);
    }

    BigInteger scaledBytes() {
        return clamp(bytes.multiply(BigInteger.valueOf(rate)));
    }

    BigInteger scaledPackets() {
        return clamp(packets.multiply(BigInteger.valueOf(rate)));
    }

    BigInteger scaledPayload() {
        return clamp(payload().multiply(BigInteger.valueOf(rate)));
    }

    /** Large enough for an amplified answer from that port. */
    boolean isLarge(int port) {
        return !isEmpty() && isLarge(port, payload(), packets);
    }

    static boolean isLarge(int port, BigInteger payload, BigInteger packets) {
        return port == 53
                ? payload.compareTo(packets.multiply(BigInteger.valueOf(512))) > 0
                : payload.compareTo(packets.multiply(BigInteger.valueOf(200))) >= 0;
    }

    /** Sums do not wrap around: they stay at the largest number. */
    static BigInteger clamp(BigInteger value) {
        return value.min(MOST);
    }
}
