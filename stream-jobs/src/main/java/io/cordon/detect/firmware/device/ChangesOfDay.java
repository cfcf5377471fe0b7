package io.cordon.detect.firmware.device;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.device.ConfirmedFirmware.Grade;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one rule about changes has counted at one sensor on one day. Not thread-safe. */
final class ChangesOfDay {

    /** Different versions and hashes that are told apart. */
    static final int MOST_KEYS = 8;

    private static final Confidence[] CONFIDENCES = Confidence.values();
    private static final Severity[] SEVERITIES = Severity.values();

    private Tally tally = new Tally();
    private final TreeSet<String> keys = new TreeSet<>();
    private boolean more;
    private Confidence confidence = Confidence.LOW;
    private Severity severity = Severity.INFO;
    private @Nullable FirmwareChange latest;

    void add(FirmwareChange change, Vantage vantage, Grade grade) {
        tally.add(change.time(), vantage);
        confidence = confidence.or(grade.confidence());
        if (grade.severity().compareTo(severity) > 0) {
            severity = grade.severity();
        }
        // Changes come in the order of their times.
        latest = change;
        keys.add(change.key());
        if (keys.size() > MOST_KEYS) {
            keys.pollLast();
            more = true;
        }
    }

    Tally tally() {
        return tally;
    }

    int distinct() {
        return keys.size();
    }

    /** True when there were more different ones than are told apart. */
    boolean more() {
        return more;
    }

    Confidence confidence() {
        return confidence;
    }

    Severity severity() {
        return severity;
    }

    /** The last one; null before the first. */
    @Nullable FirmwareChange latest() {
        return latest;
    }

    void write(DataOutput out) throws IOException {
        tally.write(out);
        out.writeByte(keys.size());
        for (String key : keys) {
            out.writeUTF(key);
        }
        out.writeBoolean(more);
        out.writeByte(confidence.ordinal());
        out.writeByte(severity.ordinal());
        FirmwareChange change = latest;
        out.writeBoolean(change != null);
        if (change != null) {
            out.writeLong(change.time());
            out.writeUTF(change.previousVersion());
            Texts.write(change.previousHash(), out);
            Texts.writeFacts(change.facts(), out);
            Texts.write(change.hash(), out);
        }
    }

    static ChangesOfDay read(DataInput in) throws IOException {
        ChangesOfDay read = new ChangesOfDay();
        read.tally = Tally.read(in);
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            read.keys.add(in.readUTF());
        }
        read.more = in.readBoolean();
        read.confidence = CONFIDENCES[in.readUnsignedByte()];
        read.severity = SEVERITIES[in.readUnsignedByte()];
        if (in.readBoolean()) {
            read.latest =
                    new FirmwareChange(
                            in.readLong(),
                            in.readUTF(),
                            Texts.read(in),
                            Texts.facts(in),
                            Texts.read(in));
        }
        return read;
    }
}
