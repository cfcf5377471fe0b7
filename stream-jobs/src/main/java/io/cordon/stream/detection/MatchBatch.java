package io.cordon.stream.detection;

import io.cordon.detect.catalog.SubjectMatch;
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
 * @param matches in order of arrival
 */
public record MatchBatch(String key, List<SubjectMatch> matches) {

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
            out.writeInt(batch.matches().size());
            for (SubjectMatch match : batch.matches()) {
                SubjectMatchCodec.write(match, out);
            }
        }

        @Override
        public MatchBatch read(DataInput in) throws IOException {
            String key = in.readUTF();
            int size = in.readInt();
            List<SubjectMatch> matches = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                matches.add(SubjectMatchCodec.read(key, in));
            }
            return new MatchBatch(key, matches);
        }
    }
}
