package io.cordon.ingest.file;

import io.cordon.ingest.decode.LineClass;

/**
 * How many lines of a file fell in each class.
 *
 * @param lines all lines; a last one without line end counts
 */
public record LineClasses(
        long lines, long headers, long blank, long decoded, long ignored, long rejected) {

    /** Of a file that was not read. */
    public static final LineClasses NONE = new LineClasses(0, 0, 0, 0, 0, 0);

    /** Holds that each line is in exactly one class. */
    public LineClasses {
        if (lines != headers + blank + decoded + ignored + rejected) {
            throw new IllegalArgumentException(
                    "Cannot account for lines: "
                            + lines
                            + " lines are not the sum of their classes");
        }
    }

    /** These and others. */
    public LineClasses plus(LineClasses other) {
        return new LineClasses(
                lines + other.lines,
                headers + other.headers,
                blank + other.blank,
                decoded + other.decoded,
                ignored + other.ignored,
                rejected + other.rejected);
    }

    /** Counts while a file is read. */
    static final class Counter {
        private final long[] counts = new long[LineClass.values().length];

        void add(LineClass lineClass, long lines) {
            counts[lineClass.ordinal()] += lines;
        }

        private long of(LineClass lineClass) {
            return counts[lineClass.ordinal()];
        }

        LineClasses total() {
            long lines = 0;
            for (long count : counts) {
                lines += count;
            }
            return new LineClasses(
                    lines,
                    of(LineClass.HEADER),
                    of(LineClass.BLANK),
                    of(LineClass.DECODED),
                    of(LineClass.IGNORED),
                    of(LineClass.REJECTED));
        }
    }
}
