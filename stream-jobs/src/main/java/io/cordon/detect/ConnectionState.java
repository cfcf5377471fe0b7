package io.cordon.detect;

import org.jspecify.annotations.Nullable;

/** What became of a connection, in the words of Zeek ({@code conn_state}). */
public enum ConnectionState {
    /** The source of the record does not say. */
    ABSENT,
    /** An opening that nobody answered. */
    S0,
    /** Established, not ended. */
    S1,
    /** Established and ended in order. */
    SF,
    /** An opening that was refused. */
    REJ,
    /** Established, the initiator's end seen alone. */
    S2,
    /** Established, the responder's end seen alone. */
    S3,
    /** Established, the initiator reset it. */
    RSTO,
    /** Established, the responder reset it. */
    RSTR,
    /** An opening and a reset by the initiator, no answer. */
    RSTOS0,
    /** An answer and a reset by the responder, no opening. */
    RSTRH,
    /** An opening and an end by the initiator, no answer. */
    SH,
    /** An answer and an end by the responder, no opening. */
    SHR,
    /** Neither opening nor end seen. */
    OTH,
    /** A word that Zeek does not have. */
    UNKNOWN;

    private static final ConnectionState[] ALL = values();

    /** The state that a record's text names. */
    public static ConnectionState of(@Nullable String text) {
        if (text == null) {
            return ABSENT;
        }
        for (int i = 1; i < ALL.length - 1; i++) {
            if (ALL[i].name().equals(text)) {
                return ALL[i];
            }
        }
        return UNKNOWN;
    }

    /** The same of text as it lies in a record's bytes, without making a string. */
    public static ConnectionState of(byte[] bytes, int offset, int length) {
        for (int i = 1; i < ALL.length - 1; i++) {
            if (ALL[i].is(bytes, offset, length)) {
                return ALL[i];
            }
        }
        return UNKNOWN;
    }

    private boolean is(byte[] bytes, int offset, int length) {
        String name = name();
        boolean same = name.length() == length;
        for (int i = 0; i < length && same; i++) {
            same = name.charAt(i) == bytes[offset + i];
        }
        return same;
    }

    /** True when the responder completed the handshake. */
    public boolean established() {
        return switch (this) {
            case SF, S1, S2, S3, RSTO, RSTR -> true;
            case ABSENT, S0, REJ, RSTOS0, RSTRH, SH, SHR, OTH, UNKNOWN -> false;
        };
    }
}
