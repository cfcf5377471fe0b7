package io.cordon.ingest.decode;

import static java.util.Objects.requireNonNull;

/**
 * Part of an input that was kept for later, and is given up: where in its file it stood is no
 * longer known.
 *
 * @param input its bytes, given over
 */
public record Abandoned(DecodeError error, @SuppressWarnings("ArrayRecordComponent") byte[] input) {

    /** Checks for nulls. */
    public Abandoned {
        requireNonNull(error, "error is null");
        requireNonNull(input, "input is null");
    }

    /** Leaves the bytes out. */
    @Override
    public String toString() {
        return "Abandoned[error=" + error + ", bytes=" + input.length + "]";
    }
}
