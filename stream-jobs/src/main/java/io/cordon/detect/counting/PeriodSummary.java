package io.cordon.detect.counting;

import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one sensor saw of one subject in one period: counters and bounded evidence. */
final class PeriodSummary {

    private static final Vantage[] VANTAGES = Vantage.values();
    private static final LoginOutcome[] OUTCOMES = LoginOutcome.values();
    private static final Severity[] SEVERITIES = Severity.values();

    private long count;
    private long weight;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private Vantage vantage = Vantage.NETWORK;
    private Severity severity = Severity.INFO;
    private int outcomes;
    private final DistinctCount distinct = DistinctCount.ofFinding();
    private final DistinctCount pairs = DistinctCount.ofEvidence();
    private final EvidenceList peers = new EvidenceList();
    private final EvidenceList targets = new EvidenceList();
    private final EvidenceList ports = new EvidenceList();
    private final EvidenceList names = new EvidenceList();
    private final EvidenceList protocols = new EvidenceList();
    private final EvidenceList lists = new EvidenceList();

    void add(Observation event) {
        Sighting seen = event.sighting();
        Contribution adds = event.contribution();
        // The vantage of the earliest event; at equal times the first in the enumeration's order.
        if (seen.time() < first
                || (seen.time() == first && seen.vantage().compareTo(vantage) < 0)) {
            vantage = seen.vantage();
        }
        count++;
        weight += adds.weight();
        first = Math.min(first, seen.time());
        last = Math.max(last, seen.time());
        if (adds.severity().compareTo(severity) > 0) {
            severity = adds.severity();
        }
        if (adds.mark() != null) {
            distinct.add(adds.mark());
        }
        adds.lists().forEach(list -> lists.add(seen.time(), () -> list));
        addEvidence(seen);
    }

    private void addEvidence(Sighting seen) {
        if (seen.peer() != null) {
            peers.add(seen.time(), seen.peer());
        }
        if (seen.target() != null) {
            targets.add(seen.time(), seen.target());
        }
        if (seen.port() >= 0) {
            ports.add(seen.time(), () -> Integer.toString(seen.port()));
        }
        String name = seen.name();
        if (name != null) {
            names.add(seen.time(), () -> name);
        }
        String protocol = seen.protocol();
        if (protocol != null) {
            protocols.add(seen.time(), () -> protocol);
        }
        if (seen.outcome() != null) {
            outcomes |= 1 << seen.outcome().ordinal();
        }
        if (seen.pair() != null) {
            pairs.add(seen.pair());
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

    Severity severity() {
        return severity;
    }

    /** How the logins ended, in the enumeration's order. */
    List<LoginOutcome> outcomes() {
        List<LoginOutcome> seen = new ArrayList<>();
        for (LoginOutcome outcome : OUTCOMES) {
            if ((outcomes & 1 << outcome.ordinal()) != 0) {
                seen.add(outcome);
            }
        }
        return seen;
    }

    DistinctCount distinct() {
        return distinct;
    }

    /** Different pairs of user and password. */
    DistinctCount pairs() {
        return pairs;
    }

    EvidenceList peers() {
        return peers;
    }

    EvidenceList targets() {
        return targets;
    }

    EvidenceList ports() {
        return ports;
    }

    EvidenceList names() {
        return names;
    }

    EvidenceList protocols() {
        return protocols;
    }

    EvidenceList lists() {
        return lists;
    }

    /** Bytes that the summary takes when written, roughly. */
    int bytes() {
        return 64
                + distinct.bytes()
                + pairs.bytes()
                + peers.bytes()
                + targets.bytes()
                + ports.bytes()
                + names.bytes()
                + protocols.bytes()
                + lists.bytes();
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
        out.writeByte(severity.ordinal());
        out.writeByte(outcomes);
        pairs.write(out);
        targets.write(out);
        protocols.write(out);
        lists.write(out);
    }

    /**
     * Reads a summary.
     *
     * @param version of the state: 1 ends after the names
     */
    static PeriodSummary read(int version, DataInput in) throws IOException {
        PeriodSummary summary = new PeriodSummary();
        summary.count = in.readLong();
        summary.weight = in.readLong();
        summary.first = in.readLong();
        summary.last = in.readLong();
        summary.vantage = VANTAGES[in.readUnsignedByte()];
        summary.distinct.read(in);
        summary.peers.read(in);
        summary.ports.read(in);
        summary.names.read(in);
        if (version > 1) {
            summary.severity = SEVERITIES[in.readUnsignedByte()];
            summary.outcomes = in.readUnsignedByte();
            summary.pairs.read(in);
            summary.targets.read(in);
            summary.protocols.read(in);
            summary.lists.read(in);
        }
        return summary;
    }
}
