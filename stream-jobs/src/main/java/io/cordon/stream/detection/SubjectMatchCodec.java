package io.cordon.stream.detection;

import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.SubjectMatch.Share;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Sighting;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a match between operators, without its key; they do not outlive the job's network
 * buffers.
 */
final class SubjectMatchCodec {

    private static final Vantage[] VANTAGES = Vantage.values();
    private static final LoginOutcome[] OUTCOMES = LoginOutcome.values();
    private static final Confidence[] CONFIDENCES = Confidence.values();
    private static final Severity[] SEVERITIES = Severity.values();

    private static final int PEER = 1;
    private static final int TARGET = 2;
    private static final int NAME = 4;
    private static final int PROTOCOL = 8;
    private static final int OUTCOME = 16;
    private static final int PAIR = 32;

    private static final int MARK = 1;
    private static final int LISTS = 2;

    private SubjectMatchCodec() {}

    static void write(SubjectMatch match, DataOutput out) throws IOException {
        Sighting seen = match.sighting();
        IpAddress peer = seen.peer();
        IpAddress target = seen.target();
        String name = seen.name();
        String protocol = seen.protocol();
        LoginOutcome outcome = seen.outcome();
        Mark pair = seen.pair();
        out.writeByte(
                (peer != null ? PEER : 0)
                        | (target != null ? TARGET : 0)
                        | (name != null ? NAME : 0)
                        | (protocol != null ? PROTOCOL : 0)
                        | (outcome != null ? OUTCOME : 0)
                        | (pair != null ? PAIR : 0));
        out.writeLong(seen.time());
        out.writeUTF(seen.sensor());
        out.writeByte(seen.vantage().ordinal());
        out.writeInt(seen.port());
        writeAddress(peer, out);
        writeAddress(target, out);
        if (name != null) {
            out.writeUTF(name);
        }
        if (protocol != null) {
            out.writeUTF(protocol);
        }
        if (outcome != null) {
            out.writeByte(outcome.ordinal());
        }
        writeMark(pair, out);
        out.writeByte(match.shares().size());
        for (Share share : match.shares()) {
            writeShare(share, out);
        }
    }

    private static void writeShare(Share share, DataOutput out) throws IOException {
        Contribution adds = share.contribution();
        out.writeByte(share.rule());
        out.writeByte((adds.mark() != null ? MARK : 0) | (adds.lists().isEmpty() ? 0 : LISTS));
        out.writeByte(adds.channels());
        out.writeLong(adds.weight());
        out.writeByte(adds.grade().ordinal());
        out.writeByte(adds.severity().ordinal());
        writeMark(adds.mark(), out);
        if (!adds.lists().isEmpty()) {
            out.writeByte(adds.lists().size());
            for (String list : adds.lists()) {
                out.writeUTF(list);
            }
        }
    }

    private static void writeAddress(@Nullable IpAddress address, DataOutput out)
            throws IOException {
        if (address != null) {
            out.writeLong(address.high());
            out.writeLong(address.low());
        }
    }

    private static void writeMark(@Nullable Mark mark, DataOutput out) throws IOException {
        if (mark != null) {
            out.writeLong(mark.high());
            out.writeLong(mark.low());
        }
    }

    static SubjectMatch read(String key, DataInput in) throws IOException {
        int flags = in.readUnsignedByte();
        long time = in.readLong();
        String sensor = in.readUTF();
        Vantage vantage = VANTAGES[in.readUnsignedByte()];
        int port = in.readInt();
        Sighting seen =
                new Sighting(
                        time,
                        sensor,
                        vantage,
                        (flags & PEER) != 0 ? new IpAddress(in.readLong(), in.readLong()) : null,
                        (flags & TARGET) != 0 ? new IpAddress(in.readLong(), in.readLong()) : null,
                        port,
                        (flags & NAME) != 0 ? in.readUTF() : null,
                        (flags & PROTOCOL) != 0 ? in.readUTF() : null,
                        (flags & OUTCOME) != 0 ? OUTCOMES[in.readUnsignedByte()] : null,
                        (flags & PAIR) != 0 ? new Mark(in.readLong(), in.readLong()) : null);
        int size = in.readUnsignedByte();
        List<Share> shares = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            shares.add(readShare(in));
        }
        return new SubjectMatch(key, seen, shares);
    }

    private static Share readShare(DataInput in) throws IOException {
        int rule = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int channels = in.readUnsignedByte();
        long weight = in.readLong();
        Confidence grade = CONFIDENCES[in.readUnsignedByte()];
        Severity severity = SEVERITIES[in.readUnsignedByte()];
        Mark mark = (flags & MARK) != 0 ? new Mark(in.readLong(), in.readLong()) : null;
        List<String> lists = new ArrayList<>();
        if ((flags & LISTS) != 0) {
            for (int i = in.readUnsignedByte(); i > 0; i--) {
                lists.add(in.readUTF());
            }
        }
        return new Share(rule, new Contribution(channels, weight, mark, grade, severity, lists));
    }
}
