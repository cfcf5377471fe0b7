package io.cordon.stream.detection;

import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.counting.SubjectStateCodec;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Subject state in checkpoints; {@link SubjectStateCodec} carries the version. */
public final class SubjectStateSerde implements Codec<SubjectState> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public SubjectStateSerde() {}

    @Override
    public Class<SubjectState> type() {
        return SubjectState.class;
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public void write(SubjectState value, DataOutput out) throws IOException {
        SubjectStateCodec.write(value, out);
    }

    @Override
    public SubjectState read(DataInput in) throws IOException {
        return SubjectStateCodec.read(in);
    }
}
