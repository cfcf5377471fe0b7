package io.cordon.ingest.publish;

import java.time.Duration;
import java.util.Locale;

/** The text of a progress line. Pure. */
final class ProgressLine {

    private static final long MILLIS = 1_000;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    private ProgressLine() {}

    /** For example {@code 1,234,567 records, 45,678/s, 37 %, 1:05 left}. */
    static String of(long records, long bytesRead, long totalBytes, Duration elapsed) {
        long millis = Math.max(1, elapsed.toMillis());
        StringBuilder line = new StringBuilder();
        line.append(
                String.format(
                        Locale.ROOT, "%,d records, %,d/s", records, records * MILLIS / millis));
        if (totalBytes > 0 && bytesRead > 0) {
            long read = Math.min(bytesRead, totalBytes);
            double left = (double) millis * (totalBytes - read) / read / MILLIS;
            line.append(
                            String.format(
                                    Locale.ROOT,
                                    ", %d %%, ",
                                    Math.round(100.0 * read / totalBytes)))
                    .append(clock(Math.round(left)))
                    .append(" left");
        }
        return line.toString();
    }

    private static String clock(long seconds) {
        long hours = seconds / HOUR;
        long minutes = seconds / MINUTE % MINUTE;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, seconds % MINUTE)
                : String.format(Locale.ROOT, "%d:%02d", minutes, seconds % MINUTE);
    }
}
