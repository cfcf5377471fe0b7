package io.cordon.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Which door telemetry takes: current data goes through the live topics, archives through a bounded
 * run of the same graph. Pure.
 *
 * @param age data older than this is an archive
 */
public record LiveHorizon(Duration age) {

    /** How many records of a file are looked at. */
    public static final int RECORDS = 1_000;

    /** 2 hours. */
    public static final LiveHorizon DEFAULT = new LiveHorizon(Duration.ofHours(2));

    /** Checks the age. */
    public LiveHorizon {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException(
                    "Cannot use live horizon: " + age + " is not more than nothing");
        }
    }

    /** The doors. */
    public enum Door {
        /** The live topics. */
        LIVE,
        /** A bounded run. */
        BACKFILL
    }

    /**
     * Decides by the median, which a few records with a broken clock do not move.
     *
     * @param eventTimes of the first records of a file, microseconds since the Unix epoch
     * @param now time of receipt
     * @return {@link Door#LIVE} when there are none: nothing says that it is old
     */
    public Door door(long[] eventTimes, Instant now) {
        if (eventTimes.length == 0) {
            return Door.LIVE;
        }
        long[] sorted = eventTimes.clone();
        Arrays.sort(sorted);
        long median = sorted[sorted.length / 2];
        return median < ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(age))
                ? Door.BACKFILL
                : Door.LIVE;
    }
}
