package io.cordon.schema.framing;

/** Bytes that are no record of the expected kind. The message never holds them. */
public final class FramingException extends Exception {

    private static final long serialVersionUID = 1L;

    FramingException(String message, Throwable cause) {
        super(message, cause);
    }
}
