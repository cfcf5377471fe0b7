package io.cordon.stream.detection;

import io.cordon.detect.panes.PaneState;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A subject's panes in checkpoints; {@link PaneState} carries the version. */
public final class PaneStateSerde implements Codec<PaneState> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public PaneStateSerde() {}

    @Override
    public Class<PaneState> type() {
        return PaneState.class;
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public void write(PaneState value, DataOutput out) throws IOException {
        value.write(out);
    }

    @Override
    public PaneState read(DataInput in) throws IOException {
        return PaneState.read(in);
    }
}
