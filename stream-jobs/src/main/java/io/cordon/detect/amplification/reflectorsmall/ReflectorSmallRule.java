package io.cordon.detect.amplification.reflectorsmall;

import io.cordon.detect.FlowHead;
import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.ServiceTerms;
import io.cordon.detect.amplification.Side;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.panes.Outcome;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneTerm;
import io.cordon.detect.panes.PaneWindow;
import io.cordon.detect.panes.Tier;
import io.cordon.detect.panes.VectorClause;
import io.cordon.schema.finding.Severity;
import java.util.List;

/**
 * Thresholds of AMP-REFLECTOR-SMALL.
 *
 * @param clients distinct clients with large answers within ten minutes
 * @param ratio times as much payload out as in
 * @param largePayloadBytes mean payload from which an answer is large (port 53: above 512)
 */
record ReflectorSmallRule(int clients, int ratio, int largePayloadBytes) {

    private static final int PANES = 60;
    private static final int DNS = 53;
    private static final int LARGE_DNS = 512;

    static ReflectorSmallRule of(Parameters parameters) {
        return new ReflectorSmallRule(
                parameters.number("clients", 5, 1, 1000),
                parameters.number("ratio", 5, 1, 10_000),
                parameters.number("largePayloadBytes", 200, 1, 65_535));
    }

    boolean large(Side server, FlowHead flow) {
        return server.port(flow) == DNS
                ? server.meanPayloadAbove(flow, LARGE_DNS)
                : server.meanPayloadAtLeast(flow, largePayloadBytes);
    }

    PaneRule panes() {
        return PaneRule.ratio(
                        new VectorClause(
                                PANES,
                                port -> true,
                                "one port",
                                List.of(
                                        PaneTerm.atLeast(
                                                clients,
                                                "clients with large answers",
                                                PaneWindow::first),
                                        ServiceTerms.ASKED,
                                        ServiceTerms.ratio(ratio)),
                                new Outcome(Tier.NONE, Severity.MEDIUM, Confidence.HIGH)))
                .keeping(clients, 1)
                .listing();
    }
}
