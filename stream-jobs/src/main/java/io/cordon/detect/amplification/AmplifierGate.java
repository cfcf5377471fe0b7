package io.cordon.detect.amplification;

import io.cordon.detect.FlowGate;
import io.cordon.detect.FlowHead;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Amplifiers;

/**
 * UDP flows with a port of the table in force on either side, and those without ports, which may be
 * later fragments of an answer.
 *
 * @param amplifiers the table
 */
public record AmplifierGate(Amplifiers amplifiers) implements FlowGate {

    /** IANA number of UDP. */
    static final int UDP = 17;

    @Override
    public boolean admits(FlowHead flow) {
        if (flow.transport() != UDP) {
            return false;
        }
        int destinationPort = flow.destinationPort();
        int sourcePort = flow.sourcePort();
        AmplifierTable table = amplifiers.table();
        return table.vector(sourcePort)
                || table.vector(destinationPort)
                || (sourcePort | destinationPort) == 0;
    }
}
