package io.cordon.detect.panes;

import io.cordon.detect.counting.DistinctCount;
import io.cordon.detect.counting.Mark;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one vector added to one pane. */
final class VectorSums {

    private static final int NO_MARKS = -1;

    /** Records of the finding that touched the pane; the condition's other records do not count. */
    private long records;

    private Traffic out = Traffic.NONE;
    private Traffic in = Traffic.NONE;
    private @Nullable PaneMarks first;
    private @Nullable PaneMarks second;

    void add(PaneRule rule, PaneObservation seen, Traffic outShare, Traffic inShare) {
        records += seen.counted() ? 1 : 0;
        out = out.plus(outShare);
        in = in.plus(inShare);
        first = with(first, rule.firstMarks(), seen.first());
        second = with(second, rule.secondMarks(), seen.second());
    }

    private static @Nullable PaneMarks with(
            @Nullable PaneMarks marks, int most, @Nullable Mark mark) {
        if (mark == null) {
            return marks;
        }
        PaneMarks all = marks == null ? empty(most) : marks;
        all.add(mark);
        return all;
    }

    private static PaneMarks empty(int most) {
        return most == PaneRule.ALL_MARKS
                ? new PaneMarks.Counted(DistinctCount.ofPane())
                : new SmallestMarks(most);
    }

    void addAll(VectorSums other) {
        records += other.records;
        out = out.plus(other.out);
        in = in.plus(other.in);
        first = union(first, other.first);
        second = union(second, other.second);
    }

    private static @Nullable PaneMarks union(@Nullable PaneMarks a, @Nullable PaneMarks b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        a.addAll(b);
        return a;
    }

    long records() {
        return records;
    }

    Traffic out() {
        return out;
    }

    Traffic in() {
        return in;
    }

    @Nullable PaneMarks first() {
        return first;
    }

    @Nullable PaneMarks second() {
        return second;
    }

    /** Bytes that they take when written, roughly. */
    int bytes() {
        return 40 + (first == null ? 0 : first.bytes()) + (second == null ? 0 : second.bytes());
    }

    void write(DataOutput to) throws IOException {
        Varint.write(records, to);
        out.write(to);
        in.write(to);
        write(first, to);
        write(second, to);
    }

    private static void write(@Nullable PaneMarks marks, DataOutput to) throws IOException {
        if (marks == null) {
            to.writeShort(NO_MARKS);
        } else {
            to.writeShort(marks instanceof SmallestMarks some ? some.most() : PaneRule.ALL_MARKS);
            marks.write(to);
        }
    }

    static VectorSums read(DataInput from) throws IOException {
        VectorSums sums = new VectorSums();
        sums.records = Varint.read(from);
        sums.out = Traffic.read(from);
        sums.in = Traffic.read(from);
        sums.first = readMarks(from);
        sums.second = readMarks(from);
        return sums;
    }

    private static @Nullable PaneMarks readMarks(DataInput from) throws IOException {
        int most = from.readShort();
        if (most == NO_MARKS) {
            return null;
        }
        PaneMarks marks = empty(most);
        marks.read(from);
        return marks;
    }
}
