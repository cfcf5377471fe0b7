package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Units are lines, ended by a line feed or the end of the file. */
final class LineReader implements UnitReader {

    private final InputWindow window;
    private final LineClasses.Counter counter = new LineClasses.Counter();
    private long line;
    private int toDrop;
    private boolean endedEarly;

    LineReader(InputWindow window) {
        this.window = window;
    }

    @Override
    public boolean next(InputUnit unit) throws IOException {
        window.drop(toDrop);
        toDrop = 0;
        unit.begin(line + 1, window.startOffset());
        boolean any = false;
        int scanned = 0;
        while (true) {
            int size = lineFeed(scanned);
            if (size >= 0) {
                finish(unit, size, 1);
                return true;
            }
            any |= window.size() > 0;
            if (window.isFull()) {
                unit.swallow(window.buffer(), window.start(), window.size());
                window.drop(window.size());
            }
            scanned = window.size();
            if (!window.more()) {
                endedEarly = true;
                if (any) {
                    finish(unit, window.size(), 0);
                }
                return any;
            }
        }
    }

    private int lineFeed(int scanned) {
        byte[] buffer = window.buffer();
        int end = window.start() + window.size();
        for (int i = window.start() + scanned; i < end; i++) {
            if (buffer[i] == '\n') {
                return i - window.start();
            }
        }
        return -1;
    }

    private void finish(InputUnit unit, int size, int lineFeed) {
        if (size > InputWindow.LONGEST_UNIT) {
            unit.swallow(window.buffer(), window.start(), size);
            unit.end(window.buffer(), window.start(), 0);
        } else {
            unit.end(window.buffer(), window.start(), size);
        }
        toDrop = size + lineFeed;
        line++;
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
        // Content that ends is whole, unless it was damage that ended it.
        return endedEarly ? window.damage() : null;
    }

    @Override
    public long line() {
        return line + 1;
    }
}
