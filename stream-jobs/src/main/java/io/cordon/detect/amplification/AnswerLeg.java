package io.cordon.detect.amplification;

import io.cordon.detect.FlowHead;
import io.cordon.detect.scope.AmplifierTable;
import org.jspecify.annotations.Nullable;

/**
 * Answers that nobody asked for, as far as a flow can tell: one direction only, from a port that
 * amplifies. Who sent them is the reflector, who got them the victim. A flow of both directions is
 * a conversation and no such answer.
 */
public final class AnswerLeg {

    private AnswerLeg() {}

    /** The side that reflected; null when the flow is no unasked answer. */
    public static @Nullable Side reflector(FlowHead flow, AmplifierTable table) {
        if (flow.transport() != AmplifierGate.UDP) {
            return null;
        }
        Side reflector = oneWay(flow, table);
        return reflector == null || flow.honeypot() || !Victim.possible(flow, reflector.other())
                ? null
                : reflector;
    }

    private static @Nullable Side oneWay(FlowHead flow, AmplifierTable table) {
        int sourcePort = flow.sourcePort();
        int destinationPort = flow.destinationPort();
        boolean fromVector = table.vector(sourcePort);
        boolean toVector = table.vector(destinationPort);
        if (!fromVector && !toVector) {
            return null;
        }
        long sent = flow.sourcePackets();
        long answered = flow.destinationPackets();
        if (fromVector && answered <= 0 && sent > 0) {
            boolean asks = flow.initiatorKnown() && toVector;
            // With one port on both sides (NTP) only the size tells an answer from a request.
            boolean peers = sourcePort == destinationPort && !Side.SOURCE.large(flow);
            if (!asks && !peers) {
                return Side.SOURCE;
            }
        }
        return toVector && sent <= 0 && answered > 0 ? Side.DESTINATION : null;
    }
}
