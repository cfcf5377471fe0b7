package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.cbor.CborItem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Units are CBOR items that stand one after another. Where none begins, or one is too long, the
 * rest of the file is one damaged unit: nothing in CBOR says where the next begins.
 */
final class CborReader implements UnitReader {

    private final InputWindow window;
    private final LineClasses.Counter counter = new LineClasses.Counter();
    private long items;
    private int toDrop;
    private boolean ended;
    private @Nullable DecodeError damage;

    CborReader(InputWindow window) {
        this.window = window;
    }

    @Override
    public boolean next(InputUnit unit) throws IOException {
        window.drop(toDrop);
        toDrop = 0;
        if (window.size() == 0) {
            window.fill(1);
        }
        if (ended || window.size() == 0) {
            return false;
        }
        items++;
        unit.begin(items, window.startOffset());
        int length = length();
        if (length < 0) {
            ended = true;
            if (length == CborItem.CUT && window.isFull()) {
                damage = DecodeError.LINE_TOO_LONG;
            } else {
                damage = window.damage() == null ? DecodeError.BAD_CBOR : window.damage();
            }
            swallow(unit);
            return true;
        }
        toDrop = length;
        unit.end(window.buffer(), window.start(), length);
        return true;
    }

    private int length() throws IOException {
        int length = length(window.size());
        while (length == CborItem.CUT && !window.isFull() && window.more()) {
            window.fill(Math.min(2 * window.size(), InputWindow.LONGEST_UNIT + 1));
            length = length(window.size());
        }
        return length;
    }

    private int length(int size) {
        int available = Math.min(size, InputWindow.LONGEST_UNIT);
        return CborItem.length(window.buffer(), window.start(), window.start() + available);
    }

    private void swallow(InputUnit unit) throws IOException {
        do {
            unit.swallow(window.buffer(), window.start(), window.size());
            window.drop(window.size());
        } while (window.more());
        unit.end(window.buffer(), window.start(), 0);
    }

    @Override
    public void classify(LineClass lineClass) {
        counter.add(lineClass, 1);
    }

    @Override
    public LineClasses classes() {
        return counter.total();
    }

    @Override
    public @Nullable DecodeError damage() {
        return damage;
    }

    @Override
    public long line() {
        return items + 1;
    }
}
