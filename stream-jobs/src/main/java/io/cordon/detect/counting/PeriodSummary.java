package io.cordon.detect.counting;

import io.cordon.schema.avro.Vantage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What one sensor saw of one subject in one period: counters and bounded evidence. */
final class PeriodSummary {

    private static final Vantage[] VANTAGES = Vantage.values();

    private long count;
    private long weight;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private Vantage vantage = Vantage.NETWORK;
    private DistinctCount distinct = new DistinctCount();
    private EvidenceList peers = new EvidenceList();
    private EvidenceList ports = new EvidenceList();
    private EvidenceList names = new EvidenceList();

    void add(Observation event) {
        // The vantage of the earliest event; at equal times the first in the enumeration's order.
        if (event.time() < first
                || (event.time() == first && event.vantage().compareTo(vantage) < 0)) {
            vantage = event.vantage();
        }
        count++;
        weight += event.weight();
        first = Math.min(first, event.time());
        last = Math.max(last, event.time());
        if (event.mark() != null) {
            distinct.add(event.mark());
        }
        if (event.peer() != null) {
            peers.add(event.time(), event.peer()::text);
        }
        if (event.port() >= 0) {
            ports.add(event.time(), () -> Integer.toString(event.port()));
        }
        if (event.name() != null) {
            String name = event.name();
            names.add(event.time(), () -> name);
        }
    }

    long count() {
        return count;
    }

    long weight() {
        return weight;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    Vantage vantage() {
        return vantage;
    }

    DistinctCount distinct() {
        return distinct;
    }

    EvidenceList peers() {
        return peers;
    }

    EvidenceList ports() {
        return ports;
    }

    EvidenceList names() {
        return names;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeLong(weight);
        out.writeLong(first);
        out.writeLong(last);
        out.writeByte(vantage.ordinal());
        distinct.write(out);
        peers.write(out);
        ports.write(out);
        names.write(out);
    }

    static PeriodSummary read(DataInput in) throws IOException {
        PeriodSummary summary = new PeriodSummary();
        summary.count = in.readLong();
        summary.weight = in.readLong();
        summary.first = in.readLong();
        summary.last = in.readLong();
        summary.vantage = VANTAGES[in.readUnsignedByte()];
        summary.distinct = DistinctCount.read(in);
        summary.peers = EvidenceList.read(in);
        summary.ports = EvidenceList.read(in);
        summary.names = EvidenceList.read(in);
        return summary;
    }
}
