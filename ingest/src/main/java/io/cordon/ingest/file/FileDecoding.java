package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Decodes files: the door to the decoders for ingest and batch. Each file stands alone, so the
 * result does not depend on what was read before it. Keeps no state; as thread-safe as the
 * listener.
 */
public final class FileDecoding {

    private final LongConsumer bytesRead;

    /** Decoding that nobody watches. */
    public FileDecoding() {
        this(bytes -> {});
    }

    /**
     * Decoding that says how it gets on.
     *
     * @param bytesRead is told of each stretch of bytes taken from a file, as stored
     */
    public FileDecoding(LongConsumer bytesRead) {
        this.bytesRead = bytesRead;
    }

    /**
     * Decodes one file, plain or gzip, to its end. Input that cannot be decoded goes to the sink as
     * a dead letter and stops nothing.
     *
     * @param sink takes records and dead letters; the order of the calls follows from the content
     * @return what became of its lines, or why the file was skipped
     * @throws IOException when the file cannot be read, or from the sink
     */
    public FileReport decode(Path file, DecodeSettings settings, RecordSink sink)
            throws IOException {
        try (FileSource source = FileSource.open(file, bytesRead)) {
            return decode(file, source, settings.notAfter(dayAfter(file)), sink);
        }
    }

    /** No line is younger than its file; its host's clock may be a day ahead of UTC. */
    private static LocalDate dayAfter(Path file) throws IOException {
        return LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC)
                .plusDays(1);
    }

    /** The same over bytes from elsewhere, closed by the caller. */
    FileReport decode(Path file, FileSource source, DecodeSettings settings, RecordSink sink)
            throws IOException {
        Path namePart = file.getFileName();
        String fileName = namePart == null ? "" : namePart.toString();
        InputWindow window = new InputWindow(source);
        window.fill(FormatDetector.HEAD_BYTES);
        byte[] head =
                Arrays.copyOfRange(
                        window.buffer(),
                        window.start(),
                        window.start() + Math.min(window.size(), FormatDetector.HEAD_BYTES));
        Optional<FormatDetector.Detection> detection =
                new FormatDetector(head, fileName).detect(settings.format());
        if (detection.isEmpty()) {
            return skipped(file, source, head.length);
        }
        FileRun run =
                new FileRun(file.toString(), fileName, settings, detection.get(), window, sink);
        run.run();
        return new FileReport(
                file,
                source.sha256(),
                detection.get().format(),
                null,
                run.classes(),
                run.records(),
                run.rejectedByCode(),
                run.remarks());
    }

    private static FileReport skipped(Path file, FileSource source, int headLength)
            throws IOException {
        String reason;
        if (source.damage() != null) {
            reason = "its gzip data is damaged before it shows a known format";
        } else if (headLength == 0) {
            reason = "it is empty";
        } else {
            reason = "its content is in no known format";
        }
        return new FileReport(
                file,
                source.sha256(),
                null,
                reason,
                LineClasses.NONE,
                Map.of(),
                Map.of(),
                List.of());
    }
}
