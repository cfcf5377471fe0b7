package io.cordon.local.amplification;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.credential.FingerprintKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The records of a generated capture, of which nothing may be refused. */
final class DecodedCapture implements RecordSink {

    private final List<SpecificRecordBase> records = new ArrayList<>();

    private DecodedCapture() {}

    static List<SpecificRecordBase> records(Path file, byte[] capture, @Nullable Format format)
            throws IOException {
        return records(file, capture, format, null);
    }

    static List<SpecificRecordBase> records(
            Path file, byte[] capture, @Nullable Format format, @Nullable Vantage vantage)
            throws IOException {
        DecodedCapture decoded = new DecodedCapture();
        new FileDecoding()
                .decode(
                        Files.write(file, capture),
                        new DecodeSettings(
                                "default",
                                null,
                                vantage,
                                format,
                                new byte[FingerprintKey.BYTES],
                                false),
                        decoded);
        return decoded.records;
    }

    @Override
    public void accept(SpecificRecordBase telemetry) {
        records.add(telemetry);
    }

    @Override
    public void reject(DeadLetter letter) {
        throw new AssertionError(letter.getCode());
    }
}
