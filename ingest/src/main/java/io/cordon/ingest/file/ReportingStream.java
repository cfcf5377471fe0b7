package io.cordon.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Says how many bytes were read from a stream, stretch by stretch, for progress lines. */
final class ReportingStream extends FilterInputStream {

    private final LongConsumer bytesRead;

    ReportingStream(InputStream in, LongConsumer bytesRead) {
        super(in);
        this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            bytesRead.accept(1);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            bytesRead.accept(count);
        }
        return count;
    }
}
