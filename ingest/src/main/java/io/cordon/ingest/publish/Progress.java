package io.cordon.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a run has come, at most twice a second; nothing in a
 * pipe. Not thread-safe.
 */
public final class Progress {

    private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

    /** The clock is looked at once per this many records: a look costs more than a count. */
    private static final int STRIDE = 256;

    private final PrintStream out;
    private final boolean terminal;
    private final Clock clock;
    private final long totalBytes;
    private final LongSupplier bytesRead;
    private final Instant start;
    private Instant lastLine;
    private long records;
    private int widest;

    /**
     * Begins to count.
     *
     * @param terminal whether {@code out} is one
     * @param totalBytes of all files of the run
     * @param bytesRead of them, so far
     */
    public Progress(
            PrintStream out,
            boolean terminal,
            Clock clock,
            long totalBytes,
            LongSupplier bytesRead) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.totalBytes = totalBytes;
        this.bytesRead = bytesRead;
        this.start = clock.instant();
        this.lastLine = start;
    }

    /** Says nothing. */
    public static Progress silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        return new Progress(nowhere, false, Clock.systemUTC(), 0, () -> 0);
    }

    /** Counts one record. */
    public void record() {
        records++;
        if (!terminal || records % STRIDE != 0) {
            return;
        }
        Instant now = clock.instant();
        if (!now.isBefore(lastLine.plus(BETWEEN_LINES))) {
            lastLine = now;
            print(line(now));
        }
    }

    /** Wipes the line, so that what is printed next stands alone. */
    public void finish() {
        if (widest > 0) {
            print("");
            out.print('\r');
            out.flush();
            widest = 0;
        }
    }

    /** Records counted. */
    public long records() {
        return records;
    }

    private String line(Instant now) {
        return ProgressLine.of(
                records, bytesRead.getAsLong(), totalBytes, Duration.between(start, now));
    }

    private void print(String line) {
        widest = Math.max(widest, line.length());
        out.print('\r' + line + " ".repeat(widest - line.length()));
        out.flush();
    }
}
