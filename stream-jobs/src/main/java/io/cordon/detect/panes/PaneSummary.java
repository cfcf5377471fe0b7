package io.cordon.detect.panes;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.DistinctCount;
import io.cordon.detect.counting.EvidenceList;
import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.schema.avro.Vantage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one sensor saw of one subject in one period: counters, sums and bounded evidence of the
 * records with event time in it.
 */
public final class PaneSummary {

    private static final Vantage[] VANTAGES = Vantage.values();

    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private Vantage vantage = Vantage.NETWORK;
    private Traffic out = Traffic.NONE;
    private @Nullable Traffic in;

    /** Of the number of packets, by binomial sampling: sum of packets x N x (N - 1). */
    private long variance;

    private long largestSamplingRate = 1;
    private boolean cut;
    private final TreeMap<Integer, Traffic> vectors = new TreeMap<>();
    private final DistinctCount distinct = DistinctCount.ofFinding();
    private final EvidenceList peers = new EvidenceList();
    private final EvidenceList targets = new EvidenceList();
    private final EvidenceList ports = new EvidenceList();

    void add(PaneRule rule, PaneObservation event, boolean wasCut) {
        Seen seen = event.seen();
        long rate = seen.samplingRate();
        Traffic scaled = event.out().times(rate);
        see(seen.end(), seen.end(), seen.vantage());
        count++;
        out = out.plus(scaled);
        if (event.in() != null) {
            in = plus(in, event.in().times(rate));
        }
        variance = Traffic.sum(variance, Traffic.product(scaled.packets(), rate - 1));
        largestSamplingRate = Math.max(largestSamplingRate, rate);
        cut |= wasCut;
        if (rule.listsVectors()) {
            vectors.merge(event.vector(), scaled, Traffic::plus);
            bound(rule);
        }
        if (event.distinct() != null) {
            distinct.add(event.distinct());
        }
        if (seen.peer() != null) {
            peers.add(seen.end(), seen.peer()::text);
        }
        if (seen.target() != null) {
            targets.add(seen.end(), seen.target()::text);
        }
        if (seen.name() != null) {
            targets.add(seen.end(), seen::name);
        }
        if (seen.port() >= 0) {
            ports.add(seen.end(), () -> Integer.toString(seen.port()));
        }
    }

    void addAll(PaneRule rule, PaneSummary other) {
        see(other.first, other.last, other.vantage);
        count += other.count;
        out = out.plus(other.out);
        if (other.in != null) {
            in = plus(in, other.in);
        }
        variance = Traffic.sum(variance, other.variance);
        largestSamplingRate = Math.max(largestSamplingRate, other.largestSamplingRate);
        cut |= other.cut;
        other.vectors.forEach((vector, sum) -> vectors.merge(vector, sum, Traffic::plus));
        bound(rule);
        distinct.addAll(other.distinct);
        peers.addAll(other.peers);
        targets.addAll(other.targets);
        ports.addAll(other.ports);
    }

    /** The vantage of the earliest event; at equal times the first in the enumeration's order. */
    private void see(long from, long until, Vantage where) {
        if (from < first || (from == first && where.compareTo(vantage) < 0)) {
            vantage = where;
        }
        first = Math.min(first, from);
        last = Math.max(last, until);
    }

    private static Traffic plus(@Nullable Traffic sum, Traffic more) {
        return sum == null ? more : sum.plus(more);
    }

    private void bound(PaneRule rule) {
        while (vectors.size() > rule.mostVectors()) {
            vectors.pollLastEntry();
        }
    }

    /** Relative standard error of the packets; 0 when nothing was sampled. */
    public double relativeError() {
        return out.packets() == 0 ? 0 : Math.sqrt(variance) / out.packets();
    }

    /** How sure the numbers alone are. */
    Confidence confidence(PaneRule rule) {
        double error = relativeError();
        Confidence sure =
                error <= 0.10
                        ? Confidence.HIGH
                        : error <= 0.30 ? Confidence.MEDIUM : Confidence.LOW;
        sure = cut ? sure.and(Confidence.MEDIUM) : sure;
        return largestSamplingRate > 1 ? sure.and(rule.sampled()) : sure;
    }

    /** Matching records. */
    public long count() {
        return count;
    }

    /** Event time of the first, microseconds. */
    public long first() {
        return first;
    }

    /** Event time of the last. */
    public long last() {
        return last;
    }

    /** From where the earliest was seen. */
    public Vantage vantage() {
        return vantage;
    }

    /** What went the rule's way, scaled by sampling. */
    public Traffic out() {
        return out;
    }

    /** What went the other way; null when the rule does not look. */
    public @Nullable Traffic in() {
        return in;
    }

    /** One packet in so many was looked at, at worst. */
    public long largestSamplingRate() {
        return largestSamplingRate;
    }

    /** True when a record was longer than what is looked at. */
    public boolean cut() {
        return cut;
    }

    /** Sums by vector, if the rule lists them; 0 stands for fragments. */
    public NavigableMap<Integer, Traffic> vectors() {
        return vectors;
    }

    /** Different values among the records. */
    public DistinctCount distinct() {
        return distinct;
    }

    /** Addresses of the other side. */
    public EvidenceList peers() {
        return peers;
    }

    /** Addresses that the other side acted upon, or names that were asked for. */
    public EvidenceList targets() {
        return targets;
    }

    /** Ports concerned. */
    public EvidenceList ports() {
        return ports;
    }

    /** Bytes that it takes when written, roughly. */
    int bytes() {
        return 64
                + 32 * vectors.size()
                + distinct.bytes()
                + peers.bytes()
                + targets.bytes()
                + ports.bytes();
    }

    void write(DataOutput to) throws IOException {
        Varint.write(count, to);
        to.writeLong(first);
        to.writeLong(last);
        to.writeByte(vantage.ordinal());
        out.write(to);
        to.writeBoolean(in != null);
        if (in != null) {
            in.write(to);
        }
        Varint.write(variance, to);
        Varint.write(largestSamplingRate, to);
        to.writeBoolean(cut);
        Varint.write(vectors.size(), to);
        for (var vector : vectors.entrySet()) {
            Varint.write(vector.getKey(), to);
            vector.getValue().write(to);
        }
        distinct.write(to);
        peers.write(to);
        targets.write(to);
        ports.write(to);
    }

    static PaneSummary read(DataInput from) throws IOException {
        PaneSummary summary = new PaneSummary();
        summary.count = Varint.read(from);
        summary.first = from.readLong();
        summary.last = from.readLong();
        summary.vantage = VANTAGES[from.readUnsignedByte()];
        summary.out = Traffic.read(from);
        summary.in = from.readBoolean() ? Traffic.read(from) : null;
        summary.variance = Varint.read(from);
        summary.largestSamplingRate = Varint.read(from);
        summary.cut = from.readBoolean();
        for (int i = Varint.readCount(from); i > 0; i--) {
            summary.vectors.put(Varint.readCount(from), Traffic.read(from));
        }
        summary.distinct.read(from);
        summary.peers.read(from);
        summary.targets.read(from);
        summary.ports.read(from);
        return summary;
    }
}
