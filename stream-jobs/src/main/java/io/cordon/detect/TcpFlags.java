package io.cordon.detect;

import org.jspecify.annotations.Nullable;

/** Cumulative TCP flags of one direction (RFC 9293 section 3.1). */
public final class TcpFlags {

    private static final int FIN = 0x01;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int PSH = 0x08;
    private static final int ACK = 0x10;

    private TcpFlags() {}

    /** A sender that opened: SYN without ACK. */
    public static boolean opens(@Nullable Integer flags) {
        return flags != null && (flags & (SYN | ACK)) == SYN;
    }

    /**
     * A responder that completed the handshake and did not reset at once: SYN and ACK, and no RST
     * unless it also sent data (PSH) or closed in order (FIN).
     */
    public static boolean accepts(@Nullable Integer flags) {
        return flags != null
                && (flags & (SYN | ACK)) == (SYN | ACK)
                && ((flags & RST) == 0 || (flags & (PSH | FIN)) != 0);
    }

    /**
     * A sender that opened, whatever it sent afterwards; flags as a {@link FlowHead} gives them.
     */
    public static boolean opened(int flags) {
        return flags != FlowHead.NONE && (flags & SYN) != 0;
    }

    /** An answer of a reset, data or an end without the handshake before them. */
    public static boolean injected(int flags) {
        return flags != FlowHead.NONE && (flags & SYN) == 0 && (flags & (RST | PSH | FIN)) != 0;
    }

    /** Data, or an end after data. */
    public static boolean data(int flags) {
        return flags != FlowHead.NONE && (flags & (PSH | FIN)) != 0;
    }
}
