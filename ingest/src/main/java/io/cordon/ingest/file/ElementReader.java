package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Units are the objects of a JSON array, or objects that follow one another, each on part of a line
 * or on several. Brackets and commas between them are read over; anything else there is a unit too,
 * up to the next comma or line end, which no decoder will take.
 *
 * <p>Each line of an element has the class of the element; a line that several share has the first
 * of rejected, decoded, ignored among them; a line of nothing but brackets and commas is a header.
 */
final class ElementReader implements UnitReader {

    private final InputWindow window;
    private final LineClasses.Counter counter = new LineClasses.Counter();

    /** Bytes of the window before the position. */
    private int position;

    private long line = 1;
    private boolean lineBegun;
    private @Nullable LineClass current;
    private @Nullable LineClass atStart;
    private long lineFeedsInside;
    private boolean endedEarly;

    ElementReader(InputWindow window) {
        this.window = window;
    }

    @Override
    public boolean next(InputUnit unit) throws IOException {
        window.drop(position);
        position = 0;
        while (has(null)) {
            byte b = here();
            if (b == '\n') {
                endLine();
            } else if (b == '[' || b == ']' || b == ',') {
                lineBegun = true;
                current = first(current, LineClass.HEADER);
            } else if (b == ' ' || b == '\t' || b == '\r') {
                lineBegun = true;
            } else {
                read(unit, b == '{');
                return true;
            }
            position++;
            if (position > InputWindow.LONGEST_UNIT) {
                window.drop(position);
                position = 0;
            }
        }
        if (lineBegun) {
            endLine();
        }
        return false;
    }

    private void read(InputUnit unit, boolean object) throws IOException {
        window.drop(position);
        position = 0;
        lineBegun = true;
        atStart = current;
        lineFeedsInside = 0;
        unit.begin(line, window.startOffset());
        boolean whole = object ? object(unit) : rest(unit);
        endedEarly = !whole;
        if (position > InputWindow.LONGEST_UNIT) {
            unit.swallow(window.buffer(), window.start(), position);
            unit.end(window.buffer(), window.start(), 0);
        } else {
            unit.end(window.buffer(), window.start(), position);
        }
    }

    /** Reads to the brace that closes the object; false when the content ends before. */
    private boolean object(InputUnit unit) throws IOException {
        JsonBraces braces = new JsonBraces();
        while (has(unit)) {
            byte b = here();
            if (b == '\n') {
                if (braces.inText()) {
                    // No JSON text spans lines: a quote is missing, and the next line may be sound.
                    return true;
                }
                lineFeedsInside++;
                line++;
            }
            // Content that breaks off at a line feed has no line after it.
            lineBegun = b != '\n';
            position++;
            if (braces.closes(b)) {
                return true;
            }
        }
        return false;
    }

    private boolean rest(InputUnit unit) throws IOException {
        while (has(unit)) {
            if (here() == ',' || here() == '\n') {
                return true;
            }
            position++;
        }
        return true;
    }

    private byte here() {
        return window.buffer()[window.start() + position];
    }

    /** Makes sure of a byte at the position; bytes of a unit that is too long go to it. */
    private boolean has(@Nullable InputUnit unit) throws IOException {
        while (position >= window.size()) {
            if (unit != null && window.isFull()) {
                unit.swallow(window.buffer(), window.start(), position);
                window.drop(position);
                position = 0;
            }
            if (!window.more()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void classify(LineClass lineClass) {
        if (lineFeedsInside == 0) {
            current = first(current, lineClass);
            return;
        }
        counter.add(first(atStart, lineClass), 1);
        counter.add(lineClass, lineFeedsInside - 1);
        current = lineClass;
    }

    private void endLine() {
        counter.add(current == null ? LineClass.BLANK : current, 1);
        current = null;
        lineBegun = false;
        line++;
    }

    private static LineClass first(@Nullable LineClass one, LineClass other) {
        return one == null || rank(other) > rank(one) ? other : one;
    }

    private static int rank(LineClass lineClass) {
        return switch (lineClass) {
            case BLANK -> 0;
            case HEADER -> 1;
            case IGNORED -> 2;
            case DECODED -> 3;
            case REJECTED -> 4;
        };
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
        return line;
    }
}
