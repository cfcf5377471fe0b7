package io.cordon.detect.flood.synflood;

import io.cordon.detect.ConnectionState;
import io.cordon.detect.FlowHead;
import io.cordon.detect.TcpFlags;

/** What a flow says of a TCP handshake; where it has a Zeek state, that alone decides. */
enum Handshake {
    /** The source opened, and nothing came of it. */
    OPEN,
    /** Both sides finished it. */
    DONE,
    /** Something else: refused, one side unseen, no flags. */
    OTHER;

    private static final int TCP = 6;
    private static final int SYN_ACK = 0x12;

    static Handshake of(FlowHead flow) {
        if (flow.transport() != TCP) {
            return OTHER;
        }
        ConnectionState state = flow.state();
        if (state != ConnectionState.ABSENT) {
            return state == ConnectionState.S0 ? OPEN : state.established() ? DONE : OTHER;
        }
        int flags = flow.tcpFlags();
        if (flags == FlowHead.NONE) {
            return OTHER;
        }
        if (TcpFlags.opens(flags)) {
            return OPEN;
        }
        boolean answered = flow.destinationPackets() > 0 || flow.destinationBytes() > 0;
        return (flags & SYN_ACK) == SYN_ACK && answered ? DONE : OTHER;
    }

    /** One source in 256, the same everywhere: its address decides. */
    static boolean sampled(long high, long low) {
        long hash = (high * 0x9E3779B97F4A7C15L + low) * 0xBF58476D1CE4E5B9L;
        hash ^= hash >>> 32;
        return (hash & 0xff) == 0;
    }
}
