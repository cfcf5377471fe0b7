package io.cordon.stream.codec;

import io.cordon.schema.avro.Finding;

/** Finding between operators. */
public final class FindingCodec extends RecordCodec<Finding> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public FindingCodec() {
        super(Finding.class);
    }
}
