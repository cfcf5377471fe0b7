package io.cordon.ingest.decode;

/**
 * Thrown where an input cannot be decoded. It carries a code and nothing of the input, has no cause
 * (parsers quote their input in messages) and no stack trace, since a damaged file throws one per
 * line.
 */
public final class RejectedInput extends Exception {

    private static final long serialVersionUID = 1L;

    private final DecodeError error;

    /** A rejection for one reason. */
    public RejectedInput(DecodeError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** The reason. */
    public DecodeError error() {
        return error;
    }
}
