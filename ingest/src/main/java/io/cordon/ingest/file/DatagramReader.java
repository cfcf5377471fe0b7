package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.datagram.ExportFraming;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Units are export datagrams that stand one after another. Where none begins the rest of the file
 * is one damaged unit.
 */
final class DatagramReader implements UnitReader {

    private final InputWindow window;
    private final LineClasses.Counter counter = new LineClasses.Counter();
    private long datagrams;
    private int toDrop;
    private boolean ended;
    private @Nullable DecodeError damage;

    DatagramReader(InputWindow window) {
        this.window = window;
    }

    @Override
    public boolean next(InputUnit unit) throws IOException {
        window.drop(toDrop);
        toDrop = 0;
        window.fill(ExportFraming.LONGEST);
        if (ended || window.size() == 0) {
            return false;
        }
        datagrams++;
        unit.begin(datagrams, window.startOffset());
        int available = Math.min(window.size(), ExportFraming.LONGEST);
        int length =
                ExportFraming.length(window.buffer(), window.start(), window.start() + available);
        if (length == ExportFraming.UNKNOWN) {
            damage = DecodeError.BAD_DATAGRAM;
            swallow(unit);
            return true;
        }
        if (length > window.size()) {
            damage = window.damage() == null ? DecodeError.TRUNCATED_CAPTURE : window.damage();
            ended = true;
        }
        toDrop = Math.min(length, window.size());
        unit.end(window.buffer(), window.start(), toDrop);
        return true;
    }

    private void swallow(InputUnit unit) throws IOException {
        ended = true;
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
        return datagrams + 1;
    }
}
