package io.cordon.stream.detection;

import io.cordon.detect.counting.Observation;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Matches of one subject, gathered before the shuffle: a flood on one subject crosses the network
 * and touches its state once per batch, not once per event.
 *
 * @param key text of the subject's key
 * @param observations in order of arrival
 */
public record MatchBatch(String key, List<Observation> observations) {

    /** Between operators. */
    public static final class BatchCodec implements Codec<MatchBatch> {

        private static final long serialVersionUID = 1L;

        /** A codec. */
        public BatchCodec() {}

        @Override
        public Class<MatchBatch> type() {
            return MatchBatch.class;
        }

        @Override
        public boolean immutable() {
            return true;
        }

        @Override
        public void write(MatchBatch batch, DataOutput out) throws IOException {
            out.writeUTF(batch.key());
            out.writeInt(batch.observations().size());
            for (Observation observation : batch.observations()) {
                ObservationCodec.write(observation, out);
            }
        }

        @Override
        public MatchBatch read(DataInput in) throws IOException {
            String key = in.readUTF();
            int size = in.readInt();
            List<Observation> observations = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                observations.add(ObservationCodec.read(in));
            }
            return new MatchBatch(key, observations);
        }
    }
}
