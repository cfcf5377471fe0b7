package io.cordon.stream.detection;

import io.cordon.detect.counting.RuleStates;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A subject's state in checkpoints; {@link RuleStates} carries the version. */
public final class RuleStatesSerde implements Codec<RuleStates> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public RuleStatesSerde() {}

    @Override
    public Class<RuleStates> type() {
        return RuleStates.class;
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public void write(RuleStates value, DataOutput out) throws IOException {
        value.write(out);
    }

    @Override
    public RuleStates read(DataInput in) throws IOException {
        return RuleStates.read(in);
    }
}
