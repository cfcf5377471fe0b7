package io.cordon.detect.amplification.backscatter;

import io.cordon.detect.FlowGate;
import io.cordon.detect.FlowHead;
import java.util.Set;

/** Which flows are answers that their receiver cannot have asked for. */
final class Backscatter {

    static final int TCP = 6;
    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;

    static final FlowGate GATE =
            head ->
                    head.transport() == TCP
                            || head.transport() == ICMP
                            || head.transport() == ICMP_V6;

    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;

    /**
     * Echo reply, unreachable, quench, redirect, exceeded, parameter, and the other replies (RFC
     * 792).
     */
    private static final Set<Integer> ICMP_ANSWERS = Set.of(0, 3, 4, 5, 11, 12, 14, 16, 18);

    /** Unreachable, too big, exceeded, parameter, echo reply (RFC 4443). */
    private static final Set<Integer> ICMP_V6_ANSWERS = Set.of(1, 2, 3, 4, 129);

    private static final long V4 = 0xffffL;
    private static final int V4_GROUP = 0xe;
    private static final int V6_GROUP = 0xff;

    private Backscatter() {}

    static boolean answers(FlowHead flow) {
        boolean answers =
                switch (flow.transport()) {
                    case TCP -> tcp(flow);
                    case ICMP -> ICMP_ANSWERS.contains(flow.icmpType());
                    case ICMP_V6 -> ICMP_V6_ANSWERS.contains(flow.icmpType());
                    default -> false;
                };
        return answers && !fromGroup(flow);
    }

    /** One way, from who did not open it: SYN and ACK, or RST. */
    private static boolean tcp(FlowHead flow) {
        int flags = flow.tcpFlags();
        if (flags == FlowHead.NONE
                || flow.initiatorKnown()
                || (flags & (SYN | ACK)) == SYN
                || flow.destinationPackets() > 0) {
            return false;
        }
        return (flags & (SYN | ACK)) == (SYN | ACK) || (flags & RST) != 0;
    }

    private static boolean fromGroup(FlowHead flow) {
        long high = flow.sourceHigh();
        long low = flow.sourceLow();
        return high == 0 && low >>> 32 == V4
                ? (low & 0xffffffffL) >>> 28 == V4_GROUP
                : high >>> 56 == V6_GROUP;
    }
}
