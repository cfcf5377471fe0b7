package io.cordon.stream.incident;

import io.cordon.incident.Chains;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A subject's chains in checkpoints; {@link Chains} carries the version. */
public final class ChainsSerde implements Codec<Chains> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public ChainsSerde() {}

    @Override
    public Class<Chains> type() {
        return Chains.class;
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public void write(Chains value, DataOutput out) throws IOException {
        value.write(out);
    }

    @Override
    public Chains read(DataInput in) throws IOException {
        return Chains.read(in);
    }
}
