package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.capture.CaptureFraming;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Units are the packet records or blocks of a capture. Where none begins the rest of the file
 * cannot be read: it is one damaged unit. A unit's line is the packet's number as Wireshark shows
 * it; of a unit that is no packet that of the packet after it.
 */
final class CaptureReader implements UnitReader {

    private final InputWindow window;
    private final CaptureFraming framing = new CaptureFraming();
    private final LineClasses.Counter counter = new LineClasses.Counter();
    private long packets;
    private int toDrop;
    private boolean ended;
    private @Nullable DecodeError damage;

    CaptureReader(InputWindow window) {
        this.window = window;
    }

    @Override
    public boolean next(InputUnit unit) throws IOException {
        window.drop(toDrop);
        toDrop = 0;
        if (ended) {
            return false;
        }
        window.fill(CaptureFraming.HEAD);
        if (window.size() == 0) {
            return false;
        }
        unit.begin(packets + 1, window.startOffset());
        long length = framing.length(window.buffer(), window.start(), window.size());
        boolean packet = framing.isPacket(window.buffer(), window.start(), window.size());
        if (packet) {
            packets++;
        }
        long missing = read(unit, length == CaptureFraming.UNKNOWN ? Long.MAX_VALUE : length);
        ended = missing > 0;
        if (length == CaptureFraming.UNKNOWN) {
            damage = DecodeError.BAD_CAPTURE;
        } else if (ended) {
            DecodeError content = window.damage();
            damage = content == null ? DecodeError.TRUNCATED_CAPTURE : content;
        }
        return true;
    }

    /** Brings a unit into the window, or over it when it is too long; gives what is missing. */
    private long read(InputUnit unit, long length) throws IOException {
        long left = length;
        if (length <= InputWindow.LONGEST_UNIT) {
            window.fill((int) length);
            int size = (int) Math.min(length, window.size());
            unit.end(window.buffer(), window.start(), size);
            toDrop = size;
            return length - size;
        }
        do {
            int size = (int) Math.min(left, window.size());
            unit.swallow(window.buffer(), window.start(), size);
            window.drop(size);
            left -= size;
        } while (left > 0 && (window.size() > 0 || window.more()));
        unit.end(window.buffer(), window.start(), 0);
        return left;
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
        return packets + 1;
    }
}
