package io.cordon.ingest.file;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is decoded at a time: a line without its line feed, or an element of a JSON array. Reused.
 * Its bytes stay in the window until the next one is read; of one that is too long only the hash
 * and the beginning are kept.
 */
final class InputUnit {

    /** Most bytes of an input that a dead letter carries. */
    static final int LONGEST_KEPT = 1 << 16;

    private final InputHmac hmac;
    private final boolean keep;

    private long line;
    private long offset;
    private long length;
    private int from;
    private boolean dropping;
    private byte @Nullable [] longHmac;
    private byte @Nullable [] longHead;

    InputUnit(InputHmac hmac, boolean keep) {
        this.hmac = hmac;
        this.keep = keep;
    }

    /** Begins a unit at a position of the window. */
    void begin(long atLine, long atOffset) {
        line = atLine;
        offset = atOffset;
        length = 0;
        dropping = false;
        longHmac = null;
        longHead = null;
    }

    /** Begins a unit whose place in the file is no longer known. */
    void beginNowhere() {
        begin(0, -1);
    }

    /** Takes bytes of a unit that is too long, which the window then drops. */
    void swallow(byte[] buffer, int start, int bytes) {
        if (!dropping && keep) {
            longHead = Arrays.copyOfRange(buffer, start, start + Math.min(bytes, LONGEST_KEPT));
        }
        dropping = true;
        hmac.update(buffer, start, bytes);
        length += bytes;
    }

    /** Ends a unit with its bytes in the window, or with the last of them when it is too long. */
    void end(byte[] buffer, int start, int bytes) {
        if (dropping) {
            swallow(buffer, start, bytes);
            longHmac = hmac.finish();
        } else {
            from = start;
            length = bytes;
        }
    }

    long line() {
        return line;
    }

    long offset() {
        return offset;
    }

    long length() {
        return length;
    }

    int from() {
        return from;
    }

    boolean isTooLong() {
        return longHmac != null;
    }

    byte[] hmac(byte[] buffer) {
        if (longHmac != null) {
            return longHmac;
        }
        hmac.update(buffer, from, (int) length);
        return hmac.finish();
    }

    /** The bytes, at most {@value #LONGEST_KEPT}; null when they are not to be kept. */
    byte @Nullable [] kept(byte[] buffer) {
        if (!keep) {
            return null;
        }
        if (longHead != null) {
            return longHead;
        }
        return Arrays.copyOfRange(buffer, from, from + (int) Math.min(length, LONGEST_KEPT));
    }
}
