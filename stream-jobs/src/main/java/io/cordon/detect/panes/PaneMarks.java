package io.cordon.detect.panes;

import io.cordon.detect.counting.DistinctCount;
import io.cordon.detect.counting.Mark;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The distinct values of one vector in one pane, as far as a threshold needs them. */
sealed interface PaneMarks permits PaneMarks.Counted, SmallestMarks {

    void add(Mark mark);

    /** Takes the values of another of the same bound. */
    void addAll(PaneMarks other);

    /** Bytes that they take when written, roughly. */
    int bytes();

    void write(DataOutput out) throws IOException;

    /** Fills this one, which is empty. */
    void read(DataInput in) throws IOException;

    /** For windows of one pane: exact to 8,192, then an estimate. */
    record Counted(DistinctCount count) implements PaneMarks {

        @Override
        public void add(Mark mark) {
            count.add(mark);
        }

        @Override
        public void addAll(PaneMarks other) {
            count.addAll(((Counted) other).count());
        }

        @Override
        public int bytes() {
            return count.bytes();
        }

        @Override
        public void write(DataOutput out) throws IOException {
            count.write(out);
        }

        @Override
        public void read(DataInput in) throws IOException {
            count.read(in);
        }
    }
}
