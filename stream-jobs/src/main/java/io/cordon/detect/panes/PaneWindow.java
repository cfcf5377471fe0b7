package io.cordon.detect.panes;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some panes in a row, as a clause looks at them. Panes that nothing touched are not there. */
public final class PaneWindow {

    /** The vector of fragments, which have no port. */
    public static final int FRAGMENTS = 0;

    static final PaneWindow EMPTY = new PaneWindow(new TreeMap<>());

    private final SortedMap<Long, Pane> panes;

    PaneWindow(SensorPanes all, long first, long last) {
        this(all.panes().subMap(first, last + 1));
    }

    private PaneWindow(SortedMap<Long, Pane> panes) {
        this.panes = panes;
    }

    /** Vectors that something is known of, without fragments. */
    public Set<Integer> vectors() {
        if (panes.size() == 1) {
            Pane only = panes.values().iterator().next();
            return only.vectors().tailMap(FRAGMENTS, false).keySet();
        }
        Set<Integer> vectors = new TreeSet<>();
        for (Pane pane : panes.values()) {
            vectors.addAll(pane.vectors().tailMap(FRAGMENTS, false).keySet());
        }
        return vectors;
    }

    /** What went the rule's way by one vector. */
    public Traffic out(int vector) {
        return sum(vector, VectorSums::out);
    }

    /** What went the other way. */
    public Traffic in(int vector) {
        return sum(vector, VectorSums::in);
    }

    private Traffic sum(int vector, Function<VectorSums, Traffic> which) {
        Traffic sum = Traffic.NONE;
        for (Pane pane : panes.values()) {
            VectorSums sums = pane.vectors().get(vector);
            sum = sums == null ? sum : sum.plus(which.apply(sums));
        }
        return sum;
    }

    /**
     * Bytes of one vector, with the fragments of the panes that it is seen in: a fragment may
     * belong to any vector.
     */
    public long bytesWithFragments(int vector) {
        long bytes = 0;
        for (Pane pane : panes.values()) {
            VectorSums sums = pane.vectors().get(vector);
            if (sums != null) {
                VectorSums fragments = pane.vectors().get(FRAGMENTS);
                bytes = Traffic.sum(bytes, sums.out().bytes());
                bytes = Traffic.sum(bytes, fragments == null ? 0 : fragments.out().bytes());
            }
        }
        return bytes;
    }

    /** Everything that went the rule's way. */
    public Traffic out() {
        Traffic sum = Traffic.NONE;
        for (Pane pane : panes.values()) {
            sum = sum.plus(pane.out());
        }
        return sum;
    }

    /** Different values of the first set of one vector; exact as far as the rule keeps them. */
    public long first(int vector) {
        return distinct(vector, VectorSums::first);
    }

    /** Different values of the second set of one vector. */
    public long second(int vector) {
        return distinct(vector, VectorSums::second);
    }

    private long distinct(int vector, Function<VectorSums, @Nullable PaneMarks> which) {
        SmallestMarks union = null;
        for (Pane pane : panes.values()) {
            VectorSums sums = pane.vectors().get(vector);
            PaneMarks marks = sums == null ? null : which.apply(sums);
            if (marks instanceof PaneMarks.Counted counted) {
                return counted.count().count();
            }
            union = union(union, marks);
        }
        return union == null ? 0 : union.size();
    }

    /** Different values of the second set of all vectors together. */
    public long secondOfAll() {
        SmallestMarks union = null;
        for (Pane pane : panes.values()) {
            for (VectorSums sums : pane.vectors().values()) {
                union = union(union, sums.second());
            }
        }
        return union == null ? 0 : union.size();
    }

    private static @Nullable SmallestMarks union(
            @Nullable SmallestMarks union, @Nullable PaneMarks marks) {
        if (!(marks instanceof SmallestMarks some)) {
            return union;
        }
        SmallestMarks all = union == null ? new SmallestMarks(some.most()) : union;
        all.addAll(some);
        return all;
    }

    /** How many panes lie between the first and the last that a record touches. */
    public long spanned() {
        return panes.isEmpty() ? 0 : panes.lastKey() - panes.firstKey();
    }
}
