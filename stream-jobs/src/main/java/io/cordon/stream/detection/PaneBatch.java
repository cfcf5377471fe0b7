package io.cordon.stream.detection;

import io.cordon.detect.panes.PanePart;
import io.cordon.detect.panes.SensorPanes;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums about one subject under one rule, between the local step and the keyed one.
 *
 * @param key text of the {@link io.cordon.detect.catalog.PaneKey}
 * @param rule index of the rule in the catalogue
 * @param parts by what they are late by, and by sensor
 */
public record PaneBatch(String key, int rule, List<PanePart> parts) {

    /** Between operators. */
    public static final class BatchCodec implements Codec<PaneBatch> {

        private static final long serialVersionUID = 1L;

        /** A codec. */
        public BatchCodec() {}

        @Override
        public Class<PaneBatch> type() {
            return PaneBatch.class;
        }

        /** The keyed step takes the sums over, so that a copy must be one. */
        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public void write(PaneBatch batch, DataOutput out) throws IOException {
            out.writeUTF(batch.key());
            out.writeByte(batch.rule());
            out.writeInt(batch.parts().size());
            for (PanePart part : batch.parts()) {
                out.writeLong(part.unit());
                out.writeUTF(part.sensor());
                out.writeLong(part.records());
                part.sums().write(out);
            }
        }

        @Override
        public PaneBatch read(DataInput in) throws IOException {
            String key = in.readUTF();
            int rule = in.readUnsignedByte();
            List<PanePart> parts = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                parts.add(
                        new PanePart(
                                in.readLong(), in.readUTF(), in.readLong(), SensorPanes.read(in)));
            }
            return new PaneBatch(key, rule, parts);
        }
    }
}
