package io.cordon.ingest.publish;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.FileReport;
import io.cordon.ingest.file.RecordSink;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Decodes one file; {@code FileDecoding::decode} in life. The same file and settings must give the
 * same calls: resuming counts on it, and notices when it does not hold.
 */
@FunctionalInterface
public interface Decoding {

    /** Hands every record and dead letter of the file to the sink, in order. */
    FileReport decode(Path file, DecodeSettings settings, RecordSink sink) throws IOException;
}
