package io.cordon.local.batch;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.InputFiles;
import io.cordon.local.action.Action;
import io.cordon.local.firmware.FirmwareFiles;
import io.cordon.local.judging.DecoderInputs;
import io.cordon.local.judging.Judging;
import io.cordon.local.judging.Keys;
import io.cordon.schema.credential.KeyBytes;
import io.cordon.stream.batch.BatchJob;
import io.cordon.stream.batch.BatchResult;
import io.cordon.stream.batch.SourceReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs the detectors over files inside this JVM. */
public final class Batch implements Action<BatchRequest> {

    private final PrintWriter out;

    /** Prints to a writer. */
    public Batch(PrintWriter out) {
        this.out = out;
    }

    @Override
    public int run(BatchRequest request) throws Exception {
        KeyBytes keys = Keys.of(request.dataFolder(), request.telemetry());
        DecodeSettings decoding =
                DecoderInputs.settings(
                        request.telemetry(),
                        request.format(),
                        request.logDate(),
                        keys,
                        request.keepInput());
        DetectionSettings detection = Judging.detection(request.rules(), keys.keys());
        List<Path> files = InputFiles.expand(request.paths());
        if (files.isEmpty()) {
            throw new IOException("Cannot run: the folders hold no file");
        }
        try (FirmwareFiles firmware = FirmwareFiles.read(request.firmware())) {
            return run(
                    request,
                    decoding,
                    files,
                    detection.withFirmware(firmware.feeds()),
                    firmware,
                    keys);
        }
    }

    private int run(
            BatchRequest request,
            DecodeSettings decoding,
            List<Path> files,
            DetectionSettings detection,
            FirmwareFiles firmware,
            KeyBytes keys)
            throws Exception {
        Path folder = Files.createDirectories(request.out()).toAbsolutePath();
        Path findings = folder.resolve("findings.ndjson");
        Path incidents = folder.resolve("incidents.ndjson");
        BatchResult result =
                new BatchJob(files, new DecodedFiles(decoding), detection)
                        .toFiles(findings, incidents, folder.resolve("dead-letters.ndjson"));
        new RunReport(result, detection, request.rules(), keys.keys(), firmware)
                .write(folder.resolve("run.json"));
        return summary(result, lines(findings), lines(incidents), request.out());
    }

    private int summary(BatchResult result, long findings, long incidents, Path folder)
            throws IOException {
        long read = 0;
        for (SourceReport source : result.sources()) {
            source.remarks().forEach(each -> out.printf("%s: %s%n", source.path(), each));
            if (source.skipped() == null) {
                read++;
            } else {
                out.printf("skipped %s: %s%n", source.path(), source.skipped());
            }
        }
        out.printf(
                Locale.ROOT,
                "%,d records of %,d files in %.1f s, %,d lines rejected, %,d findings, %,d incidents: see %s%n",
                result.records(),
                read,
                result.duration().toMillis() / 1_000.0,
                result.sources().stream()
                        .mapToLong(source -> source.lines().getOrDefault("rejected", 0L))
                        .sum(),
                findings,
                incidents,
                folder);
        if (read == 0) {
            throw new IOException("Cannot run: none of the files is in a known format");
        }
        return 0;
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
