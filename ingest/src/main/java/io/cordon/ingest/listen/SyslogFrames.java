package io.cordon.ingest.listen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a TCP stream into syslog messages (RFC 6587): octet counting where a message begins with a
 * length and a space, else up to a line feed or NUL, message by message. Not thread-safe.
 */
final class SyslogFrames {

    /** Longest message, bytes. Of a longer one the rest is read over. */
    static final int LONGEST = 1 << 16;

    /** Digits of a length that is read as one. */
    private static final int MOST_DIGITS = 9;

    private final InputStream in;

    SyslogFrames(InputStream in) {
        this.in = in;
    }

    /**
     * A message.
     *
     * @param whole false when it was too long, or the stream ended within its counted length
     */
    record Frame(@SuppressWarnings("ArrayRecordComponent") byte[] bytes, boolean whole) {}

    /** The next message, null at the end of the stream. */
    @Nullable Frame next() throws IOException {
        int first = in.read();
        while (first == '\n' || first == '\r' || first == 0) {
            first = in.read();
        }
        if (first < 0) {
            return null;
        }
        ByteArrayOutputStream begun = new ByteArrayOutputStream();
        long length = 0;
        int b = first;
        while (b >= (begun.size() == 0 ? '1' : '0') && b <= '9' && begun.size() < MOST_DIGITS) {
            begun.write(b);
            length = length * 10 + b - '0';
            b = in.read();
        }
        return begun.size() > 0 && b == ' ' ? counted(length) : toLineEnd(begun, b);
    }

    private Frame counted(long length) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(length, LONGEST));
        long left = length - bytes.length;
        if (left > 0 && bytes.length == LONGEST) {
            in.skipNBytes(left);
        }
        return new Frame(bytes, left == 0);
    }

    private Frame toLineEnd(ByteArrayOutputStream begun, int next) throws IOException {
        boolean whole = true;
        for (int b = next; b >= 0 && b != '\n' && b != 0; b = in.read()) {
            if (begun.size() < LONGEST) {
                begun.write(b);
            } else {
                whole = false;
            }
        }
        return new Frame(begun.toByteArray(), whole);
    }
}
