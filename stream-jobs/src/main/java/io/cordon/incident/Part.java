package io.cordon.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one revision of a finding adds to an incident.
 *
 * @param id of the finding
 * @param version of the revision
 * @param closed true for the closing one
 * @param ruleId its rule
 * @param subjectType kind of its subject
 * @param subject its subject
 * @param periodStart start of its period, microseconds
 * @param periodEnd end of its period, exclusive
 * @param first first matching record, microseconds
 * @param last last matching record
 * @param count matching records
 * @param factors how bad it is
 * @param advice what its rule advises; empty when nothing
 * @param peers addresses of its subject and evidence, at most {@value #MOST_PEERS}
 */
public record Part(
        String id,
        long version,
        boolean closed,
        String ruleId,
        String subjectType,
        String subject,
        long periodStart,
        long periodEnd,
        long first,
        long last,
        long count,
        OwnFactors factors,
        String advice,
        List<String> peers) {

    static final int MOST_PEERS = 4;

    /** In the order in which an incident names them: by period, then by id. */
    static final Comparator<Part> BY_PERIOD =
            Comparator.comparingLong(Part::periodStart).thenComparing(Part::id);

    /** The worst first; of equals the earliest. */
    static final Comparator<Part> WORST_FIRST =
            Comparator.comparingDouble((Part part) -> part.factors.product())
                    .reversed()
                    .thenComparing(BY_PERIOD);

    /** Copies the list. */
    public Part {
        peers = List.copyOf(peers);
    }

    /** The same without the advice, which is said of the worst alone. */
    Part unadvised() {
        return advice.isEmpty()
                ? this
                : new Part(
                        id,
                        version,
                        closed,
                        ruleId,
                        subjectType,
                        subject,
                        periodStart,
                        periodEnd,
                        first,
                        last,
                        count,
                        factors,
                        "",
                        peers);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(id);
        out.writeLong(version);
        out.writeBoolean(closed);
        out.writeUTF(ruleId);
        out.writeUTF(subjectType);
        out.writeUTF(subject);
        out.writeLong(periodStart);
        out.writeLong(periodEnd);
        out.writeLong(first);
        out.writeLong(last);
        out.writeLong(count);
        factors.write(out);
        out.writeUTF(advice);
        out.writeByte(peers.size());
        for (String peer : peers) {
            out.writeUTF(peer);
        }
    }

    static Part read(DataInput in) throws IOException {
        return new Part(
                in.readUTF(),
                in.readLong(),
                in.readBoolean(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                OwnFactors.read(in),
                in.readUTF(),
                texts(in));
    }

    private static List<String> texts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
