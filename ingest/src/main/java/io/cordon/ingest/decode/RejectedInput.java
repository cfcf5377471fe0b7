package io.cordon.ingest.decode;

/**
 * Thrown where an input cannot be decoded. It carries a code and nothing of the input, has no cause
 * (parsers quote their input in messages) and no stack trace, since a damaged file throws one per
 * line.
 */
public final class RejectedInput extends Exception {

    private static final long serialVersionUID = 1L;

    private final DecodeError error;
    private final boolean inPart;

    /** A rejection for one reason. */
    public RejectedInput(DecodeError error) {
        this(error, false);
    }

    private RejectedInput(DecodeError error, boolean inPart) {
        super(error.message(), null, false, false);
        this.error = error;
        this.inPart = inPart;
    }

    /** A rejection of some of an input's content: the records it gave before are kept. */
    public static RejectedInput inPart(DecodeError error) {
        return new RejectedInput(error, true);
    }

    /** True when what the input gave before it was rejected is to be kept. */
    public boolean isInPart() {
        return inPart;
    }

    /** The reason. */
    public DecodeError error() {
        return error;
    }
}
