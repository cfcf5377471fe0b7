package io.cordon.detect.amplification;

import io.cordon.detect.FlowHead;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.Networks;

/**
 * Whether a flow may be traffic of a service of ours that amplifies, and holds no conversations.
 *
 * @param amplifiers the port table that decides
 * @param networks what is ours
 */
public record ServiceQuestion(Amplifiers amplifiers, Networks networks) {

    /** False when it is none. */
    public boolean mayMatch(FlowHead flow) {
        AmplifierTable table = amplifiers.table();
        Side server = ServiceLeg.server(flow, table, networks);
        return server != null && !table.conversation(server.port(flow));
    }
}
