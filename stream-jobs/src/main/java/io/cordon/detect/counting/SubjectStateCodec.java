package io.cordon.detect.counting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * The bytes of a {@link SubjectState}. They start with a version and with the rule's shape, so that
 * a newer program reads what an older one kept.
 */
public final class SubjectStateCodec {

    private static final int VERSION = 1;

    private SubjectStateCodec() {}

    /** Writes the state. */
    public static void write(SubjectState state, DataOutput out) throws IOException {
        CountingRule rule = state.rule();
        out.writeByte(VERSION);
        out.writeByte(rule.measure().ordinal());
        out.writeLong(rule.threshold());
        out.writeLong(rule.window());
        out.writeLong(rule.period());
        out.writeBoolean(rule.graded());
        out.writeInt(state.revisions().size());
        for (Map.Entry<Long, Long> period : state.revisions().entrySet()) {
            out.writeLong(period.getKey());
            out.writeLong(period.getValue());
        }
        out.writeInt(state.tails().size());
        for (long tail : state.tails()) {
            out.writeLong(tail);
        }
        out.writeInt(state.sensors().size());
        for (Map.Entry<String, SensorState> sensor : state.sensors().entrySet()) {
            out.writeUTF(sensor.getKey());
            sensor.getValue().write(out);
        }
    }

    /**
     * Reads a state.
     *
     * @throws IOException when the bytes are of a version that this program does not know
     */
    public static SubjectState read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException(
                    "Cannot read subject state: version "
                            + version
                            + " is unknown; this program reads version "
                            + VERSION);
        }
        CountingRule rule =
                new CountingRule(
                        CountingRule.Measure.values()[in.readUnsignedByte()],
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readBoolean());
        SubjectState state = new SubjectState(rule);
        for (int i = in.readInt(); i > 0; i--) {
            state.revisions().put(in.readLong(), in.readLong());
        }
        for (int i = in.readInt(); i > 0; i--) {
            state.tails().add(in.readLong());
        }
        for (int i = in.readInt(); i > 0; i--) {
            state.sensors().put(in.readUTF(), SensorState.read(rule, in));
        }
        return state;
    }
}
