package io.cordon.ingest.testing;

import java.io.IOException;
import java.util.Arrays;

/**
 * Fuzzed bytes as a row of messages: before each stand a byte for what surrounds it and two for its
 * length; the last may be shorter than it says.
 */
public final class Chunks {

    private static final int HEADER = 3;

    private Chunks() {}

    /** Takes one message. */
    @FunctionalInterface
    public interface Taker {
        /**
         * One message.
         *
         * @param about its first byte, 0 to 255
         */
        void take(int about, byte[] message) throws IOException;
    }

    /** Hands the messages over in order. */
    public static void each(byte[] content, Taker taker) throws IOException {
        int at = 0;
        while (content.length - at >= HEADER) {
            int about = content[at] & 0xff;
            int length = (content[at + 1] & 0xff) << 8 | content[at + 2] & 0xff;
            int end = Math.min(content.length, at + HEADER + length);
            taker.take(about, Arrays.copyOfRange(content, at + HEADER, end));
            at = end;
        }
    }

    /** One message with what stands before it. */
    public static byte[] chunk(int about, byte[] message) {
        return Octet.s().u8(about).u16(message.length).bytes(message).toBytes();
    }
}
