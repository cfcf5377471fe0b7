package io.cordon.ingest.publish;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.FileReport;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecordBase;

/** The real decoding, held once: before one of its calls, or after the last one of a file. */
final class PausingDecoding implements Decoding {

    /** Returns when the process may go on. */
    @FunctionalInterface
    interface Pause {
        /** Waits. */
        void here() throws IOException;
    }

    private final FileDecoding decoding = new FileDecoding();
    private final Path file;
    private final long before;
    private final Pause pause;
    private long calls;
    private boolean held;

    /**
     * @param before number of the call, from 1, that is held; one more than there are for the end
     */
    PausingDecoding(Path file, long before, Pause pause) {
        this.file = file;
        this.before = before;
        this.pause = pause;
    }

    @Override
    public FileReport decode(Path path, DecodeSettings settings, RecordSink sink)
            throws IOException {
        if (!path.equals(file)) {
            return decoding.decode(path, settings, sink);
        }
        calls = 0;
        FileReport report =
                decoding.decode(
                        path,
                        settings,
                        new RecordSink() {
                            @Override
                            public void accept(SpecificRecordBase record) throws IOException {
                                next();
                                sink.accept(record);
                            }

                            @Override
                            public void reject(DeadLetter letter) throws IOException {
                                next();
                                sink.reject(letter);
                            }
                        });
        next();
        return report;
    }

    private void next() throws IOException {
        if (++calls == before && !held) {
            held = true;
            pause.here();
        }
    }
}
