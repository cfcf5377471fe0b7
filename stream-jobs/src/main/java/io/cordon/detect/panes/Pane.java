package io.cordon.detect.panes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Ten seconds of one subject at one sensor: sums by vector. Holds the vectors with the smallest
 * numbers, as many as the rule allows; which ones does not depend on order.
 */
final class Pane {

    private final TreeMap<Integer, VectorSums> vectors = new TreeMap<>();

    void add(PaneRule rule, PaneObservation seen, Traffic out, Traffic in) {
        vectors.computeIfAbsent(seen.vector(), vector -> new VectorSums()).add(rule, seen, out, in);
        bound(rule);
    }

    void addAll(PaneRule rule, Pane other) {
        other.vectors.forEach(
                (vector, sums) -> {
                    VectorSums mine = vectors.putIfAbsent(vector, sums);
                    if (mine != null) {
                        mine.addAll(sums);
                    }
                });
        bound(rule);
    }

    private void bound(PaneRule rule) {
        while (vectors.size() > rule.mostVectors()) {
            vectors.pollLastEntry();
        }
    }

    /** By number; 0 stands for fragments. */
    NavigableMap<Integer, VectorSums> vectors() {
        return vectors;
    }

    /** Everything that went the rule's way. */
    Traffic out() {
        Traffic all = Traffic.NONE;
        for (VectorSums sums : vectors.values()) {
            all = all.plus(sums.out());
        }
        return all;
    }

    /** True when a record of the finding touches it. */
    boolean counted() {
        for (VectorSums sums : vectors.values()) {
            if (sums.records() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that it takes when written, roughly. */
    int bytes() {
        int bytes = 16;
        for (VectorSums sums : vectors.values()) {
            bytes += sums.bytes();
        }
        return bytes;
    }

    void write(DataOutput out) throws IOException {
        Varint.write(vectors.size(), out);
        for (Map.Entry<Integer, VectorSums> vector : vectors.entrySet()) {
            Varint.write(vector.getKey(), out);
            vector.getValue().write(out);
        }
    }

    static Pane read(DataInput in) throws IOException {
        Pane pane = new Pane();
        for (int i = Varint.readCount(in); i > 0; i--) {
            pane.vectors.put(Varint.readCount(in), VectorSums.read(in));
        }
        return pane;
    }
}
