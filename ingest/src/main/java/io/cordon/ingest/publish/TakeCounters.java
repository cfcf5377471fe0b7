package io.cordon.ingest.publish;

import io.cordon.schema.avro.IngestPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** How far one take has come: the content of its next position. Pure. */
final class TakeCounters {

    private final FileIdentity file;
    private final Path path;
    private final int take;
    private final @Nullable IngestPosition resumed;
    private final long settled;
    private final CRC32C checksum = new CRC32C();
    private long ordinal;
    private long published;
    private long deadLetters;
    private long future;

    TakeCounters(FileIdentity file, Path path, int take, @Nullable IngestPosition resumed) {
        this.file = file;
        this.path = path;
        this.take = take;
        this.resumed = resumed;
        this.settled = resumed == null ? 0 : resumed.getOrdinal();
        if (resumed != null) {
            published = resumed.getPublished();
            deadLetters = resumed.getDeadLetters();
            future = resumed.getFuture();
        }
    }

    /**
     * Counts one record.
     *
     * @return true when it is new, false when an earlier run settled it
     */
    boolean record(byte[] framed) throws IOException {
        checksum.update(framed);
        return next();
    }

    /** Counts one dead letter of the decoder; as {@link #record}. */
    boolean letter() throws IOException {
        return next();
    }

    private boolean next() throws IOException {
        ordinal++;
        if (ordinal == settled) {
            requireSame();
        }
        return ordinal > settled;
    }

    /** Holds that the file decoded to at least what was settled. */
    void end() throws IOException {
        if (ordinal < settled) {
            throw different("it ends after " + ordinal);
        }
    }

    private void requireSame() throws IOException {
        if (resumed != null && resumed.getChecksum() != checksum.getValue()) {
            throw different("they decode to something else now");
        }
    }

    private IOException different(String how) {
        return new IOException(
                "Cannot resume "
                        + path
                        + " after its first "
                        + settled
                        + " records: "
                        + how
                        + "; use the format, sensor, vantage, key file and version of Cordon of the first run");
    }

    void published() {
        published++;
    }

    void deadLetter() {
        deadLetters++;
    }

    void future() {
        future++;
    }

    int take() {
        return take;
    }

    /** Records and dead letters that an earlier run had settled. */
    long settled() {
        return settled;
    }

    IngestPosition position(boolean done, Instant now) {
        return IngestPosition.newBuilder()
                .setTenant(file.tenant())
                .setSha256(file.sha256())
                .setPath(path.toString())
                .setTake(take)
                .setOrdinal(ordinal)
                .setChecksum(checksum.getValue())
                .setDone(done)
                .setPublished(published)
                .setDeadLetters(deadLetters)
                .setFuture(future)
                .setTime(ChronoUnit.MICROS.between(Instant.EPOCH, now))
                .build();
    }
}
