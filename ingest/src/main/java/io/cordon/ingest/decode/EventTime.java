package io.cordon.ingest.decode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Times as 64-bit microseconds since the Unix epoch, read exactly from decimal or ISO 8601 text:
 * digits beyond the sixth are cut, and no value goes through a double.
 */
public final class EventTime {

    /** First moment that is refused, 2106-01-01T00:00:00Z. */
    public static final long END = 4_291_747_200_000_000L;

    private static final long MICROS = 1_000_000;
    private static final int LONGEST = 64;

    /** Digits before the point, all of which fit 63 bits as microseconds; {@link #END} has ten. */
    private static final int MAGNITUDE_LIMIT = 12;

    private EventTime() {}

    /** The same time, when it lies in 1970 to 2105. */
    public static long checked(long micros) throws RejectedInput {
        if (micros < 0 || micros >= END) {
            throw new RejectedInput(DecodeError.TIME_OUT_OF_RANGE);
        }
        return micros;
    }

    /** Seconds since the epoch as decimal text, to microseconds. */
    public static long ofSeconds(byte[] text, int from, int to) throws RejectedInput {
        return checked(micros(text, from, to));
    }

    /** A span in seconds as decimal text, to microseconds; never negative. */
    public static long ofDuration(byte[] text, int from, int to) throws RejectedInput {
        long micros = micros(text, from, to);
        if (micros < 0) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        return Math.min(micros, END);
    }

    /** Seconds as a decimal number, to microseconds, cut towards zero; at most {@link #END}. */
    public static long micros(BigDecimal seconds) {
        // The magnitude is looked at first: rescaling 1e1000000000 would take all memory.
        long magnitude = (long) seconds.precision() - seconds.scale();
        if (seconds.signum() == 0 || magnitude <= -6) {
            return 0;
        }
        if (magnitude > MAGNITUDE_LIMIT) {
            return seconds.signum() < 0 ? -1 : END;
        }
        return seconds.movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static long micros(byte[] text, int from, int to) throws RejectedInput {
        if (from >= to || to - from > LONGEST) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        long whole = 0;
        int position = from;
        while (position < to && isDigit(text[position])) {
            whole = whole * 10 + text[position++] - '0';
            if (whole >= END / MICROS) {
                return plainDecimal(text, from, to);
            }
        }
        if (position == from) {
            return plainDecimal(text, from, to);
        }
        if (position == to) {
            return whole * MICROS;
        }
        if (text[position++] != '.') {
            return plainDecimal(text, from, to);
        }
        long fraction = 0;
        int digits = 0;
        while (position < to && isDigit(text[position])) {
            if (digits < 6) {
                fraction = fraction * 10 + text[position] - '0';
                digits++;
            }
            position++;
        }
        if (position != to) {
            return plainDecimal(text, from, to);
        }
        for (; digits < 6; digits++) {
            fraction *= 10;
        }
        return whole * MICROS + fraction;
    }

    /** The rare forms: sign, exponent, very large. */
    private static long plainDecimal(byte[] text, int from, int to) throws RejectedInput {
        try {
            return micros(
                    new BigDecimal(new String(text, from, to - from, StandardCharsets.US_ASCII)));
        } catch (NumberFormatException e) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
    }

    /**
     * ISO 8601: {@code 2018-03-24T17:15:24.699488}, then {@code Z}, {@code +0200}, {@code +02:00}
     * or nothing, which is read as UTC.
     */
    public static long ofIso(String text) throws RejectedInput {
        int length = text.length();
        if (length < 19
                || length > LONGEST
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || (text.charAt(10) != 'T' && text.charAt(10) != ' ')
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        int hour = number(text, 11, 13, 23);
        int minute = number(text, 14, 16, 59);
        int second = number(text, 17, 19, 59);
        long day;
        try {
            day =
                    LocalDate.of(
                                    number(text, 0, 4, 9999),
                                    number(text, 5, 7, 12),
                                    number(text, 8, 10, 31))
                            .toEpochDay();
        } catch (DateTimeException e) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        int position = 19;
        long micros = 0;
        int digits = 0;
        if (position < length && text.charAt(position) == '.') {
            position++;
            int first = position;
            while (position < length && isDigit(text.charAt(position))) {
                if (digits < 6) {
                    micros = micros * 10 + text.charAt(position) - '0';
                    digits++;
                }
                position++;
            }
            if (position == first) {
                throw new RejectedInput(DecodeError.BAD_TIME);
            }
        }
        for (; digits < 6; digits++) {
            micros *= 10;
        }
        long seconds = day * 86_400 + hour * 3_600L + minute * 60L + second;
        return checked((seconds - offset(text, position)) * MICROS + micros);
    }

    private static int offset(String text, int from) throws RejectedInput {
        int left = text.length() - from;
        if (left == 0 || left == 1 && text.charAt(from) == 'Z') {
            return 0;
        }
        boolean colon = left == 6 && text.charAt(from + 3) == ':';
        char sign = text.charAt(from);
        if ((left != 5 && !colon) || (sign != '+' && sign != '-')) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        int minutes = from + (colon ? 4 : 3);
        int seconds =
                number(text, from + 1, from + 3, 23) * 3_600
                        + number(text, minutes, minutes + 2, 59) * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static int number(String text, int from, int to, int largest) throws RejectedInput {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                throw new RejectedInput(DecodeError.BAD_TIME);
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        if (value > largest) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        return value;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
