package io.cordon.detect.amplification;

import io.cordon.detect.FlowHead;

/** Whom answers can hit: one host, not a group and not nobody. */
final class Victim {

    private static final long V4 = 0xffffL;
    private static final long V4_BROADCAST = 0xffffffffL;

    private Victim() {}

    /** False for multicast, the broadcast address and the unspecified address. */
    static boolean possible(FlowHead flow, Side side) {
        long high = side.high(flow);
        long low = side.low(flow);
        if (high == 0 && low >>> 32 == V4) {
            long bits = low & 0xffffffffL;
            return bits != 0 && bits != V4_BROADCAST && bits >>> 28 != 0xe;
        }
        return high >>> 56 != 0xff && (high | low) != 0;
    }
}
