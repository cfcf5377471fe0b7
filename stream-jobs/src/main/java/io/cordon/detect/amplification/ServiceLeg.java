package io.cordon.detect.amplification;

import io.cordon.detect.FlowHead;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Networks;
import org.jspecify.annotations.Nullable;

/**
 * An amplifying service of ours that somebody outside asks, or that answers. The other side is the
 * client; its address may be forged.
 */
public final class ServiceLeg {

    private ServiceLeg() {}

    /** The side that serves; null when no service of ours takes part, or none is known to be. */
    public static @Nullable Side server(FlowHead flow, AmplifierTable table, Networks networks) {
        if (flow.transport() != AmplifierGate.UDP) {
            return null;
        }
        int sourcePort = flow.sourcePort();
        int destinationPort = flow.destinationPort();
        boolean fromVector = table.vector(sourcePort);
        boolean toVector = table.vector(destinationPort);
        Side server = null;
        if (toVector && serves(flow, networks, Side.DESTINATION)) {
            server = Side.DESTINATION;
        } else if (fromVector
                && !(toVector && destinationPort != sourcePort)
                && !flow.initiatorKnown()
                && serves(flow, networks, Side.SOURCE)) {
            server = Side.SOURCE;
        }
        return server == null || flow.honeypot() ? null : server;
    }

    private static boolean serves(FlowHead flow, Networks networks, Side side) {
        Side client = side.other();
        return networks.ours(side.high(flow), side.low(flow))
                && networks.outside(client.high(flow), client.low(flow));
    }
}
