package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytesReadTest {

    private static final String LINE =
            "{\"eventid\":\"cowrie.session.connect\",\"session\":\"s\",\"src_ip\":\"192.0.2.1\",\"timestamp\":\"2026-01-01T00:00:00Z\"}\n";

    @TempDir Path folder;

    @Test
    void everyByteOfAFileIsReportedOnceInTheEnd() throws IOException {
        byte[] log = LINE.repeat(5_000).getBytes(StandardCharsets.UTF_8);
        Path plain = Files.write(folder.resolve("plain.json"), log);
        Path packed = folder.resolve("packed.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(log);
        }

        assertThat(reported(plain)).isEqualTo(Files.size(plain));
        assertThat(reported(packed)).isEqualTo(Files.size(packed));
    }

    private static long reported(Path file) throws IOException {
        AtomicLong bytes = new AtomicLong();
        RecordSink nobody =
                new RecordSink() {
                    @Override
                    public void accept(SpecificRecordBase record) {}

                    @Override
                    public void reject(DeadLetter letter) {}
                };
        new FileDecoding(bytes::addAndGet)
                .decode(
                        file,
                        new DecodeSettings("default", null, null, null, new byte[32], false),
                        nobody);
        return bytes.get();
    }
}
