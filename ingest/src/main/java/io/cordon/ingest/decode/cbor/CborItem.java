package io.cordon.ingest.decode.cbor;

/** Finds where an item ends. Each step takes a byte at least, whatever counts the bytes claim. */
public final class CborItem {

    /** The bytes are no item. */
    public static final int BAD = -1;

    /** The item goes on behind the bytes. */
    public static final int CUT = -2;

    static final int DEEPEST = 64;

    private static final long UNTIL_BREAK = -1;
    private static final int INDEFINITE = 31;

    private final byte[] bytes;
    private final int end;
    private final long[] left = new long[DEEPEST];
    private int position;
    private int depth;

    private CborItem(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /**
     * Length of the item that begins at a position.
     *
     * @return bytes, {@link #BAD} or {@link #CUT}
     */
    public static int length(byte[] bytes, int from, int end) {
        CborItem item = new CborItem(bytes, from, end);
        int result = item.walk();
        return result < 0 ? result : item.position - from;
    }

    private int walk() {
        left[0] = 1;
        while (depth >= 0) {
            if (left[depth] == 0) {
                depth--;
                continue;
            }
            if (position >= end) {
                return CUT;
            }
            int head = bytes[position++] & 0xff;
            int result = head == 0xff ? endOpen() : item(head >> 5, head & 31);
            if (result < 0) {
                return result;
            }
        }
        return 0;
    }

    private int endOpen() {
        if (left[depth] != UNTIL_BREAK) {
            return BAD;
        }
        depth--;
        return 0;
    }

    private int item(int major, int info) {
        long argument = info;
        if (info >= 24 && info <= 27) {
            int size = 1 << (info - 24);
            if (end - position < size) {
                return CUT;
            }
            argument = 0;
            for (int i = 0; i < size; i++) {
                argument = argument << 8 | bytes[position++] & 0xff;
            }
        } else if (info > 27 && info != INDEFINITE) {
            return BAD;
        }
        if (left[depth] > 0 && major != 6) {
            left[depth]--;
        }
        boolean indefinite = info == INDEFINITE;
        return switch (major) {
            case 0, 1, 6, 7 -> indefinite ? BAD : 0;
            case 2, 3 -> indefinite ? open(UNTIL_BREAK) : skip(argument);
            case 4 -> open(indefinite ? UNTIL_BREAK : argument);
            default ->
                    open(
                            indefinite
                                    ? UNTIL_BREAK
                                    : argument < 0 || argument > Long.MAX_VALUE / 2
                                            ? Long.MAX_VALUE
                                            : 2 * argument);
        };
    }

    private int skip(long size) {
        if (size < 0 || size > end - position) {
            return CUT;
        }
        position += (int) size;
        return 0;
    }

    private int open(long items) {
        if (depth == DEEPEST - 1) {
            return BAD;
        }
        left[++depth] = items < UNTIL_BREAK ? Long.MAX_VALUE : items;
        return 0;
    }
}
