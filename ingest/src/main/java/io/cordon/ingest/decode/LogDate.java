package io.cordon.ingest.decode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Dates log lines that say neither year nor zone, as RFC 3164 and most files under {@code /var/log}
 * do. It is a setting and not the clock, so that a file decodes to the same records whenever it is
 * read.
 *
 * @param latest no line of the log is younger than the end of this day; null when that is not known
 * @param zone whose clock wrote the log
 */
public record LogDate(@Nullable LocalDate latest, ZoneId zone) {

    /** 29 February is at most eight years away (1896 to 1904, 2096 to 2104). */
    private static final int MOST_YEARS = 8;

    /**
     * The time of a line without year: in the latest year in which its day does not lie after
     * {@link #latest}.
     *
     * @param secondOfDay 0 to 86,399
     * @param micros 0 to 999,999
     * @return microseconds since the epoch, UTC
     */
    public long micros(int month, int day, int secondOfDay, int micros) throws RejectedInput {
        if (latest == null) {
            throw new RejectedInput(DecodeError.NO_YEAR);
        }
        for (int year = latest.getYear(); year > latest.getYear() - MOST_YEARS - 1; year--) {
            if (Year.isLeap(year) || month != 2 || day != 29) {
                LocalDate date = date(year, month, day);
                if (!date.isAfter(latest)) {
                    return micros(date, secondOfDay, micros);
                }
            }
        }
        throw new RejectedInput(DecodeError.BAD_TIME);
    }

    /** The same, with a latest day where there is none. */
    public LogDate orLatest(LocalDate day) {
        return latest == null ? new LogDate(day, zone) : this;
    }

    /** The time of a line that says its year. */
    public long micros(int year, int month, int day, int secondOfDay, int micros)
            throws RejectedInput {
        return micros(date(year, month, day), secondOfDay, micros);
    }

    private static LocalDate date(int year, int month, int day) throws RejectedInput {
        try {
            return MonthDay.of(month, day).atYear(year);
        } catch (DateTimeException e) {
            throw new RejectedInput(DecodeError.BAD_TIME);
        }
    }

    private long micros(LocalDate date, int secondOfDay, int micros) throws RejectedInput {
        long seconds =
                LocalDateTime.of(date, LocalTime.ofSecondOfDay(secondOfDay))
                        .atZone(zone)
                        .toEpochSecond();
        return EventTime.checked(TimeUnit.SECONDS.toMicros(seconds) + micros);
    }
}
