package io.cordon.local.batch;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.FileReport;
import io.cordon.ingest.file.LineClasses;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.credential.KeyBytes;
import io.cordon.stream.batch.RecordSource;
import io.cordon.stream.batch.SourceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * The decoders as a source of bounded runs. It travels in the job graph of this JVM only, since it
 * holds the fingerprint key.
 */
public final class DecodedFiles implements RecordSource {

    private static final long serialVersionUID = 1L;

    private final String tenant;
    private final @Nullable String sensor;
    private final @Nullable Vantage vantage;
    private final @Nullable Format format;
    private final byte[] key;
    private final byte @Nullable [] previousKey;
    private final boolean keepInput;
    private final @Nullable LocalDate latest;
    private final @Nullable ZoneId zone;

    /** A source that decodes under these settings. */
    public DecodedFiles(DecodeSettings settings) {
        this.tenant = settings.tenant();
        this.sensor = settings.sensor();
        this.vantage = settings.vantage();
        this.format = settings.format();
        this.key = settings.key();
        this.previousKey = settings.keys().previous();
        this.keepInput = settings.keepInput();
        LogDate logDate = settings.logDate();
        this.latest = logDate == null ? null : logDate.latest();
        this.zone = logDate == null ? null : logDate.zone();
    }

    @Override
    public SourceReport read(Path file, Output out) throws IOException {
        DecodeSettings settings =
                new DecodeSettings(
                        tenant,
                        sensor,
                        vantage,
                        format,
                        new KeyBytes(key, previousKey),
                        keepInput,
                        zone == null ? null : new LogDate(latest, zone));
        FileReport report = new FileDecoding().decode(file, settings, new Forward(out));
        Format read = report.format();
        return SourceReport.of(
                report.path().toString(),
                report.sha256(),
                read == null ? null : read.cliName(),
                report.skipped(),
                classes(report.lines()),
                report.records(),
                report.rejectedByCode(),
                report.remarks());
    }

    private static Map<String, Long> classes(LineClasses lines) {
        return Map.of(
                "lines", lines.lines(),
                "headers", lines.headers(),
                "blank", lines.blank(),
                "decoded", lines.decoded(),
                "ignored", lines.ignored(),
                "rejected", lines.rejected());
    }

    private record Forward(Output out) implements RecordSink {

        @Override
        public void accept(SpecificRecordBase telemetry) {
            out.record(telemetry);
        }

        @Override
        public void reject(DeadLetter letter) {
            out.deadLetter(letter);
        }
    }
}
