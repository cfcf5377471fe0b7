package io.cordon.search;

import java.io.IOException;

/** A search that gave no answer; the message is for the person who asked. */
public final class SearchException extends IOException {

    private static final long serialVersionUID = 1;

    SearchException(String message, Throwable cause) {
        super(message, cause);
    }
}
