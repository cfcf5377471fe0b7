package io.cordon.stream.codec;

import io.cordon.schema.avro.DeadLetter;

/** DeadLetter between operators. */
public final class DeadLetterCodec extends RecordCodec<DeadLetter> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public DeadLetterCodec() {
        super(DeadLetter.class);
    }
}
