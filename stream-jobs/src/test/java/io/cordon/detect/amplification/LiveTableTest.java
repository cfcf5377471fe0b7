package io.cordon.detect.amplification;

import static io.cordon.detect.amplification.AttackFlows.EDGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.RecordHead;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.LiveAmplifiers;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.VectorMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port table that changes while flows are judged: gate, rules and names follow it. */
class LiveTableTest {

    private static final int LAMP = 48_899;

    private static Amplifier row(int port, boolean conversation) {
        return new Amplifier(port, "Lamp control", 4.0, 12.5, "M", true, null, conversation, true);
    }

    /** Rules that a flow adds to, asked as the live job asks: the head first, then the record. */
    private static List<String> matched(TelemetryMatcher matcher, Flow flow) {
        List<String> rules = new ArrayList<>();
        if (matcher.mayMatch(new RecordHead().of(flow))) {
            matcher.match(
                    flow,
                    new TelemetryMatcher.Output() {
                        @Override
                        public void matched(SubjectMatch match) {}

                        @Override
                        public void observed(DeviceMatch match) {}

                        @Override
                        public void contributed(PaneShare share) {
                            rules.add(share.key().split("\n")[1]);
                        }

                        @Override
                        public void suppressed(String ruleId) {}
                    });
        }
        return rules;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theNextFlowIsJudgedByTheNewTable(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        Flow answer = f.answers(f.outside(60_000), LAMP, 1, 3, 400, EDGE).get(0);
        Flow ntp = f.answers(f.outside(60_000), 123, 1, 3, 400, EDGE).get(0);
        LiveAmplifiers amplifiers = new LiveAmplifiers(List.of());
        TelemetryMatcher matcher =
                new TelemetryMatcher(
                        new DetectorCatalog(
                                PureRun.settings(List.of(), List.of()),
                                DefaultLists.of(Map.of()),
                                amplifiers));

        assertThat(matched(matcher, answer)).isEmpty();
        amplifiers.replace(List.of(row(LAMP, false)));
        assertThat(matched(matcher, answer)).contains("AMP-VICTIM", "AMP-CARPET");
        // The built-in rows are still there.
        assertThat(matched(matcher, ntp)).contains("AMP-VICTIM");
        amplifiers.replace(List.of());
        assertThat(matched(matcher, answer)).isEmpty();
    }

    @Test
    void aFileGivesTheFindingsNamesAndConversationsOfItsRows() {
        AttackFlows f = new AttackFlows(false);
        IpAddress victim = f.outside(60_000);
        List<Flow> lamps = f.answers(victim, LAMP, 20, 3, 400, EDGE);
        List<Flow> ntp = f.answers(victim, 123, 20, 3, 400, EDGE);

        assertThat(findings(lamps, List.of())).isEmpty();
        assertThat(findings(lamps, List.of(row(LAMP, false))))
                .containsExactly("48899 Lamp control");
        assertThat(findings(ntp, List.of())).hasSize(1);
        // A row of the operator takes the place of the built-in one: no fan-in of conversations.
        assertThat(findings(ntp, List.of(row(123, true)))).isEmpty();
    }

    private static List<String> findings(List<Flow> flows, List<Amplifier> own) {
        List<String> found = new ArrayList<>();
        for (Finding finding :
                PureRun.findings(flows, PureRun.settings(List.of(), List.of()).withPorts(own))) {
            if (finding.getRuleId().equals("AMP-VICTIM")) {
                for (VectorMeasure vector : finding.getMeasures().getVectors()) {
                    found.add(vector.getPort() + " " + vector.getService());
                }
            }
        }
        return found;
    }

    @Test
    void webPortsNeverBecomeVectors() {
        AmplifierTable table = AmplifierTable.extended(List.of(row(443, false), row(LAMP, false)));
        assertThat(table.vector(443)).isFalse();
        assertThat(table.vector(LAMP)).isTrue();
        assertThat(table.rows()).hasSize(AmplifierTable.builtIn().rows().size() + 1);
    }

    @Test
    void theFeedsRowsStandOverThoseGivenAtStart() {
        LiveAmplifiers amplifiers = new LiveAmplifiers(List.of(row(LAMP, false), row(17, true)));
        amplifiers.replace(List.of(row(LAMP, true)));
        assertThat(amplifiers.table().conversation(LAMP)).isTrue();
        assertThat(amplifiers.table().conversation(17)).isTrue();
        amplifiers.replace(List.of());
        assertThat(amplifiers.table().conversation(LAMP)).isFalse();
        assertThat(amplifiers.table().vector(LAMP)).isTrue();
    }
}
