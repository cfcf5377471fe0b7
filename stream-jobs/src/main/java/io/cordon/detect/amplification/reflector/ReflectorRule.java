package io.cordon.detect.amplification.reflector;

import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.ServiceTerms;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.panes.Outcome;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneTerm;
import io.cordon.detect.panes.Tier;
import io.cordon.detect.panes.VectorClause;
import io.cordon.schema.finding.Severity;
import java.util.List;

/**
 * Thresholds of AMP-REFLECTOR.
 *
 * @param ratio times as much payload out as in
 * @param megabytes layer-3 bytes out within five minutes
 * @param largePayloadBytes mean payload of answers where no request was seen (port 53: above 512)
 */
record ReflectorRule(int ratio, int megabytes, int largePayloadBytes) {

    private static final int PANES = 30;

    static ReflectorRule of(Parameters parameters) {
        return new ReflectorRule(
                parameters.number("ratio", 5, 1, 10_000),
                parameters.number("megabytes", 10, 1, 99_999),
                parameters.number("largePayloadBytes", 200, 1, 65_535));
    }

    PaneRule panes() {
        PaneTerm much =
                PaneTerm.atLeast(
                        megabytes * 1_000_000L,
                        "bytes out",
                        (window, port) -> window.out(port).bytes());
        return PaneRule.ratio(
                        new VectorClause(
                                PANES,
                                port -> true,
                                "one port",
                                List.of(much, ServiceTerms.ASKED, ServiceTerms.ratio(ratio)),
                                outcome(Confidence.HIGH)),
                        new VectorClause(
                                PANES,
                                port -> true,
                                "one port",
                                List.of(
                                        much,
                                        ServiceTerms.UNASKED,
                                        ServiceTerms.large(largePayloadBytes)),
                                outcome(Confidence.LOW)))
                .listing();
    }

    private static Outcome outcome(Confidence most) {
        return new Outcome(Tier.NONE, Severity.HIGH, most);
    }
}
