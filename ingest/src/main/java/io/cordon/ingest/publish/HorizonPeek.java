package io.cordon.ingest.publish;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.topic.EventTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Looks at the beginning of a file to choose its door.
 *
 * @param path the file
 * @param door where it should go
 * @param records how many were looked at, at most {@value LiveHorizon#RECORDS}
 * @param first their earliest event time, microseconds; 0 when there are none
 * @param last their latest event time, microseconds; 0 when there are none
 */
public record HorizonPeek(Path path, LiveHorizon.Door door, int records, long first, long last) {

    /** A file without a single record is given up after this many lines that are none. */
    private static final int MOST_LETTERS = 10_000;

    /** Decodes the first records of a file. */
    public static HorizonPeek at(
            Path path, Decoding decoding, DecodeSettings settings, LiveHorizon horizon, Clock clock)
            throws IOException {
        FirstTimes times = new FirstTimes();
        try {
            decoding.decode(path, settings, times);
        } catch (Enough e) {
            // seen what there was to see
        }
        long[] seen = times.seen();
        return new HorizonPeek(
                path,
                horizon.door(seen, clock.instant()),
                seen.length,
                Arrays.stream(seen).min().orElse(0),
                Arrays.stream(seen).max().orElse(0));
    }

    /** One line for people. */
    public String line() {
        return switch (door) {
            case LIVE -> path + ": current, goes through the live topics";
            case BACKFILL ->
                    path
                            + ": archive (first records from "
                            + Instant.EPOCH
                                    .plus(first, ChronoUnit.MICROS)
                                    .truncatedTo(ChronoUnit.SECONDS)
                            + "), goes through a bounded run; use --live to force it through the live topics";
        };
    }

    private static final class FirstTimes implements RecordSink {
        private final long[] times = new long[LiveHorizon.RECORDS];
        private int count;
        private int letters;

        @Override
        public void accept(SpecificRecordBase record) throws IOException {
            times[count++] = EventTime.micros(record);
            if (count == times.length) {
                throw new Enough();
            }
        }

        @Override
        public void reject(DeadLetter letter) throws IOException {
            if (++letters == MOST_LETTERS) {
                throw new Enough();
            }
        }

        long[] seen() {
            return Arrays.copyOf(times, count);
        }
    }

    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("enough was read");
        }
    }
}
