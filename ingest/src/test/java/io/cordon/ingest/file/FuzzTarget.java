package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.Effort;
import io.cordon.schema.avro.DeadLetter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What holds for any bytes: decoding ends without an exception, every line is in one class, no
 * decoder fails inside, no input is kept, and it costs no more than {@link Effort} allows.
 */
final class FuzzTarget {

    private FuzzTarget() {}

    static void run(byte[] content, @Nullable Format format) {
        boolean gzip = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
        // What gzip unpacks to may be a thousand times as long as the input.
        Effort.bounded(
                gzip ? content.length * 1_100L : content.length,
                () -> decode(content, format, gzip));
    }

    private static void decode(byte[] content, @Nullable Format format, boolean gzip)
            throws IOException {
        Collected sink = new Collected();
        try (FileSource source =
                FileSource.of(Path.of("conn.log"), new ByteArrayInputStream(content))) {
            FileReport report =
                    new FileDecoding()
                            .decode(Path.of("conn.log"), source, Collected.settings(format), sink);
            Format read = report.format();
            if (read != null && read.isText() && !gzip) {
                assertThat(report.lines().lines()).isEqualTo(lines(content));
            }
        }
        for (DeadLetter letter : sink.letters) {
            assertThat(letter.getCode()).isNotEqualTo("DECODER_FAILURE");
            assertThat(letter.getInput()).isNull();
        }
    }

    private static long lines(byte[] content) {
        long lines = 0;
        for (byte b : content) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines + (content.length > 0 && content[content.length - 1] != '\n' ? 1 : 0);
    }
}
