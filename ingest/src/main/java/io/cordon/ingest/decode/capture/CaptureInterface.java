package io.cordon.ingest.decode.capture;

import io.cordon.ingest.decode.packet.LinkType;
import io.cordon.ingest.decode.packet.Octets;
import org.jspecify.annotations.Nullable;

/**
 * How the packets of one interface are read.
 *
 * @param link null when its link layer is not read
 * @param unitsPerSecond of its time stamps, as an unsigned number
 * @param offsetSeconds added to its time stamps
 */
record CaptureInterface(@Nullable LinkType link, long unitsPerSecond, long offsetSeconds) {

    private static final long MICROS = 1_000_000;
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;
    private static final int MOST_DECIMALS = 19;

    /** Reads the body of an interface description block. */
    static CaptureInterface ofBlock(byte[] bytes, int from, int to, boolean littleEndian) {
        LinkType link = LinkType.of(Octets.u16(bytes, from, littleEndian));
        long units = MICROS;
        long offset = 0;
        int at = from + 8;
        while (at + 4 <= to) {
            int option = Octets.u16(bytes, at, littleEndian);
            int length = Octets.u16(bytes, at + 2, littleEndian);
            if (option == 0 || at + 4 + length > to) {
                break;
            }
            if (option == RESOLUTION && length == 1) {
                units = unitsPerSecond(Octets.u8(bytes, at + 4));
            } else if (option == OFFSET && length == 8) {
                long value = Octets.i64(bytes, at + 4);
                offset = littleEndian ? Long.reverseBytes(value) : value;
            }
            at += 4 + (length + 3) / 4 * 4;
        }
        return new CaptureInterface(link, units, offset);
    }

    private static long unitsPerSecond(int resolution) {
        int exponent = resolution & 0x7f;
        if ((resolution & 0x80) != 0) {
            return 1L << Math.min(exponent, 63);
        }
        long units = 1;
        for (int i = 0; i < Math.min(exponent, MOST_DECIMALS); i++) {
            units *= 10;
        }
        return units;
    }

    /** A time stamp in microseconds, cut; beyond any real time when it overflows. */
    long micros(long stamp) {
        long seconds = Long.divideUnsigned(stamp, unitsPerSecond);
        long rest = Long.remainderUnsigned(stamp, unitsPerSecond);
        long micros =
                unitsPerSecond > 0 && unitsPerSecond <= MICROS * MICROS
                        ? rest * MICROS / unitsPerSecond
                        : Long.divideUnsigned(rest, Long.divideUnsigned(unitsPerSecond, MICROS));
        try {
            return Math.addExact(
                    Math.multiplyExact(Math.addExact(seconds, offsetSeconds), MICROS), micros);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
