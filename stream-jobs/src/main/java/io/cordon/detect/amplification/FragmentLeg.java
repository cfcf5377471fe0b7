package io.cordon.detect.amplification;

import io.cordon.detect.FlowHead;
import org.jspecify.annotations.Nullable;

/**
 * Later fragments of UDP datagrams: they carry no ports, and so may belong to an answer from any
 * port. Who sent them is the reflector, who got them the victim.
 */
public final class FragmentLeg {

    private FragmentLeg() {}

    /** The side that sent them; null when the flow is none. */
    public static @Nullable Side reflector(FlowHead flow) {
        return flow.transport() == AmplifierGate.UDP
                        && flow.sourcePort() == 0
                        && flow.destinationPort() == 0
                        && flow.sourcePackets() > 0
                        && flow.destinationPackets() <= 0
                        && !flow.honeypot()
                        && Victim.possible(flow, Side.DESTINATION)
                ? Side.SOURCE
                : null;
    }
}
