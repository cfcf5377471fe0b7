package io.cordon.stream.detection;

import io.cordon.detect.catalog.PaneKey;
import io.cordon.detect.panes.PanePart;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.deadletter.SetAsideCode;
import io.cordon.schema.finding.FindingId;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Records of one sensor that came too late for one rule of panes.
 *
 * @param records how many
 * @param first start of the earliest pane that they touch last, microseconds
 * @param last the same of the latest
 */
public record LatePanes(
        String tenant, String rule, String sensor, long records, long first, long last) {

    /** What a letter is about. */
    record Key(String tenant, String rule, String sensor) {}

    Key key() {
        return new Key(tenant, rule, sensor);
    }

    /** Both, of the same key. */
    LatePanes and(LatePanes other) {
        return new LatePanes(
                tenant,
                rule,
                sensor,
                records + other.records,
                Math.min(first, other.first),
                Math.max(last, other.last));
    }

    /** What is set aside: one letter, whatever the number of records. */
    DeadLetter letter() {
        return DeadLetter.newBuilder()
                .setTime(last)
                .setCode(SetAsideCode.LATE_EVENT.name())
                .setMessage(
                        "Cannot count records: their panes have been judged (rule="
                                + rule
                                + ", records="
                                + records
                                + ", from="
                                + FindingId.periodText(first)
                                + ", to="
                                + FindingId.periodText(last)
                                + ")")
                .setFormat("telemetry")
                .setSource(sensor)
                .setLine(0)
                .setByteOffset(0)
                .setLength(0)
                .setTenant(tenant)
                .setSensor(sensor)
                .build();
    }

    /** What came too late of one sum. */
    static LatePanes of(PaneKey key, PanePart part) {
        long time = part.sums().time();
        return new LatePanes(key.tenant(), key.ruleId(), part.sensor(), part.records(), time, time);
    }

    /** Its bytes between operators. */
    public static final class LateCodec implements Codec<LatePanes> {

        private static final long serialVersionUID = 1L;

        /** As a snapshot makes it. */
        public LateCodec() {}

        @Override
        public Class<LatePanes> type() {
            return LatePanes.class;
        }

        @Override
        public boolean immutable() {
            return true;
        }

        @Override
        public void write(LatePanes value, DataOutput out) throws IOException {
            out.writeUTF(value.tenant());
            out.writeUTF(value.rule());
            out.writeUTF(value.sensor());
            out.writeLong(value.records());
            out.writeLong(value.first());
            out.writeLong(value.last());
        }

        @Override
        public LatePanes read(DataInput in) throws IOException {
            return new LatePanes(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong());
        }
    }
}
