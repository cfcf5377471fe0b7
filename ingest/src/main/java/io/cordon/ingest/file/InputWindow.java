package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file's content in memory, which slides forward. Decoders get slices of its buffer,
 * so that no line is copied. Never longer than one unit and a read.
 */
final class InputWindow {

    /** Longest line or JSON element that is decoded. */
    static final int LONGEST_UNIT = 1 << 20;

    private static final int READ_BYTES = 1 << 17;

    private final FileSource source;
    private byte[] buffer = new byte[2 * READ_BYTES];
    private int start;
    private int end;
    private long startOffset;
    private boolean ended;

    InputWindow(FileSource source) {
        this.source = source;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Position of the first byte in the buffer. */
    int start() {
        return start;
    }

    /** Bytes in the window. */
    int size() {
        return end - start;
    }

    /** Offset of the first byte in the uncompressed content. */
    long startOffset() {
        return startOffset;
    }

    /** True when the window is longer than a unit may be: some of it must be dropped first. */
    boolean isFull() {
        return size() > LONGEST_UNIT;
    }

    /** Drops bytes at the front. */
    void drop(int bytes) {
        start += bytes;
        startOffset += bytes;
    }

    /** Adds bytes at the end; false when there are no more. Moves the content of the buffer. */
    boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (buffer.length - end < READ_BYTES) {
            byte[] larger = new byte[Math.min(2 * buffer.length, LONGEST_UNIT + 2 * READ_BYTES)];
            System.arraycopy(buffer, 0, larger, 0, end);
            buffer = larger;
        }
        int read = source.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
            return false;
        }
        end += read;
        return true;
    }

    /** Fills the window up to some bytes, fewer at the end of the content. */
    void fill(int bytes) throws IOException {
        boolean more = true;
        while (size() < bytes && more) {
            more = more();
        }
    }

    @Nullable DecodeError damage() {
        return source.damage();
    }
}
