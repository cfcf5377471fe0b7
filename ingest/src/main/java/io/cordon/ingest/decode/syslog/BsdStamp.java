package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time as RFC 3164 section 4.1.2 writes it, {@code Jan 10 02:01:38}; with a weekday before and
 * the year after it (ctime, as OpenWrt logs); with the year between day and hour.
 *
 * @param end position after it and the space that follows
 */
record BsdStamp(SyslogTime.Local time, int end) {

    private static final List<String> MONTHS =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    private static final List<String> WEEKDAYS =
            List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private static final int CLOCK = 8;

    /** The time that stands at a position of a text, null when none does. */
    static @Nullable BsdStamp at(String text, int from) throws RejectedInput {
        int position = from;
        boolean weekday = named(WEEKDAYS, text, position) >= 0;
        if (weekday) {
            position += 4;
        }
        int month = named(MONTHS, text, position) + 1;
        int day = position + 4;
        if (month == 0 || !isDay(text, day)) {
            return null;
        }
        int number = Integer.parseInt(text.substring(day, day + 2).strip());
        position = day + 3;
        int year = 0;
        if (isYear(text, position)) {
            year = Integer.parseInt(text, position, position + 4, 10);
            position += 5;
        }
        int second = clock(text, position);
        if (second < 0) {
            return null;
        }
        position = skipFraction(text, position + CLOCK);
        if (weekday && text.startsWith(" ", position) && isYear(text, position + 1)) {
            year = Integer.parseInt(text, position + 1, position + 5, 10);
            position += 5;
        }
        if (position < text.length() && text.charAt(position) != ' ') {
            return null;
        }
        if (number < 1 || number > 31) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
        return new BsdStamp(
                new SyslogTime.Local(year, month, number, second),
                Math.min(position + 1, text.length()));
    }

    private static int named(List<String> names, String text, int from) {
        boolean whole = text.length() > from + 3 && text.charAt(from + 3) == ' ';
        return whole ? names.indexOf(text.substring(from, from + 3)) : -1;
    }

    private static boolean isDay(String text, int at) {
        return text.length() > at + 2
                && (text.charAt(at) == ' ' || SyslogText.isNumber(text, at, at + 1))
                && SyslogText.isNumber(text, at + 1, at + 2)
                && text.charAt(at + 2) == ' ';
    }

    private static boolean isYear(String text, int at) {
        return text.length() >= at + 4
                && SyslogText.isNumber(text, at, at + 4)
                && (text.length() == at + 4 || text.charAt(at + 4) == ' ');
    }

    /**
     * Second of the day, -1 when no {@code hh:mm:ss} is there; a leap second counts as the 59th.
     */
    private static int clock(String text, int at) {
        if (text.length() < at + CLOCK
                || text.charAt(at + 2) != ':'
                || text.charAt(at + 5) != ':'
                || !SyslogText.isNumber(text, at, at + 2)
                || !SyslogText.isNumber(text, at + 3, at + 5)
                || !SyslogText.isNumber(text, at + 6, at + 8)) {
            return -1;
        }
        int hour = Integer.parseInt(text, at, at + 2, 10);
        int minute = Integer.parseInt(text, at + 3, at + 5, 10);
        int second = Integer.parseInt(text, at + 6, at + 8, 10);
        if (hour > 23 || minute > 59 || second > 60) {
            return -1;
        }
        return hour * 3_600 + minute * 60 + Math.min(second, 59);
    }

    private static int skipFraction(String text, int at) {
        int end = at;
        if (text.startsWith(".", at)) {
            end++;
            while (end < text.length() && SyslogText.isNumber(text, end, end + 1)) {
                end++;
            }
        }
        return end;
    }
}
