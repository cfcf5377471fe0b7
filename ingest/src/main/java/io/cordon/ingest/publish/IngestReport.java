package io.cordon.ingest.publish;

import io.cordon.ingest.file.FileReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param path as given
 * @param sha256 of its bytes
 * @param outcome in one word
 * @param take 1 for the first time it was taken, 0 when it was not read
 * @param published telemetry records of the take, over all its runs
 * @param deadLetters dead letters of the take, over all its runs, future ones included
 * @param future records set aside as {@code FUTURE_EVENT_TIME}
 * @param passedOver records and dead letters that earlier runs had settled
 * @param transactions committed by this run
 * @param decoded what the decoder counted in this run; null when the file was known as taken
 */
public record IngestReport(
        Path path,
        String sha256,
        Outcome outcome,
        int take,
        long published,
        long deadLetters,
        long future,
        long passedOver,
        long transactions,
        @Nullable FileReport decoded) {

    /** What can become of a file. */
    public enum Outcome {
        /** Taken from its start to its end. */
        TAKEN,
        /** Taken from where an earlier run stopped to its end. */
        RESUMED,
        /** Its content was taken before; nothing was written. */
        ALREADY_TAKEN,
        /** Its format is not known; nothing was written. */
        SKIPPED
    }

    /** One line for people. */
    public String line() {
        return switch (outcome) {
            case TAKEN -> path + ": " + counts() + remarks();
            case RESUMED -> path + ": resumed after " + passedOver + ", " + counts() + remarks();
            case ALREADY_TAKEN ->
                    path + ": already taken (" + counts() + "); use --again to take it once more";
            case SKIPPED -> path + ": skipped, " + (decoded == null ? "" : decoded.skipped());
        };
    }

    private String remarks() {
        return decoded == null || decoded.remarks().isEmpty()
                ? ""
                : "; " + String.join("; ", decoded.remarks());
    }

    private String counts() {
        return published
                + " records, "
                + deadLetters
                + " dead letters"
                + (future == 0 ? "" : " (" + future + " from the future)")
                + (take == 1 ? "" : ", take " + take);
    }
}
