package io.cordon.detect.amplification;

import static io.cordon.detect.amplification.AttackFlows.EDGE;
import static io.cordon.detect.amplification.AttackFlows.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.KnownAsset;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What findings about a victim say besides that they exist, and whom they say to call. */
class VictimFindingsTest {

    private static final DetectionSettings SETTINGS =
            DetectionSettings.of(
                    List.of("192.0.2.0/24", "2001:db8:1::/48"),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of(
                            asset("192.0.2.0/24", "town-net", "noc@town.example"),
                            asset("2001:db8:1::/48", "town-net", "noc@town.example")));

    private static KnownAsset asset(String prefix, String operator, String contact) {
        return new KnownAsset(
                null, prefix, null, new Asset(null, null, "home", null, operator, null, contact));
    }

    private static Finding found(String rule, List<? extends SpecificRecordBase> records) {
        List<Finding> findings =
                PureRun.findings(records, SETTINGS).stream()
                        .filter(finding -> finding.getRuleId().equals(rule))
                        .toList();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static Map<String, List<String>> evidence(Finding finding) {
        return finding.getEvidence().stream()
                .collect(Collectors.toMap(EvidenceItem::getField, EvidenceItem::getValues));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void largeAnswersNameServersQuestionsSizesAndWhomToCall(boolean v6) {
        AttackFlows attack = new AttackFlows(v6);
        IpAddress victim = attack.ours(7);
        List<DnsTransaction> answers = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            // Three servers; the second question is asked by the way.
            DnsTransaction dns =
                    Telemetry.answer(EDGE + i * SECOND / 4, victim, attack.outside(i % 3));
            dns.setQueryName(i == 60 ? "x".repeat(200) : "Big.example.net");
            dns.setQueryType("ANY");
            dns.setResponseBytes(3_000L);
            answers.add(dns);
        }

        Finding finding = found("AMP-DNS-LARGE", answers);

        assertThat(finding.getSubjectType()).isEqualTo("victim");
        assertThat(finding.getSubject()).isEqualTo(victim.text());
        assertThat(finding.getCount()).isEqualTo(120);
        assertThat(finding.getDistinct()).isEqualTo(2);
        assertThat(finding.getMeasures().getPackets()).isEqualTo(120);
        assertThat(finding.getMeasures().getBytes()).isEqualTo(attack.bytes(120, 3_000));
        // The first pane holds 40, of which a tenth is a second's.
        assertThat(finding.getMeasures().getPeakPacketsPerSecond()).isEqualTo(4);
        assertThat(finding.getMeasures().getDurationSeconds()).isEqualTo(29);
        assertThat(finding.getMeasures().getVectors()).isEmpty();
        assertThat(finding.getMeasures().getBaf()).isNull();
        assertThat(evidence(finding))
                .containsOnly(
                        entry(
                                "source.ip",
                                List.of(
                                        attack.outside(0).text(),
                                        attack.outside(1).text(),
                                        attack.outside(2).text())),
                        entry("dns.question.name", List.of("Big.example.net", "x".repeat(128))),
                        entry("cordon.setting", List.of("home")),
                        entry("cordon.operator", List.of("town-net")),
                        entry("cordon.contact", List.of("noc@town.example")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decoysNameThemselvesTheServicesAndWhomToCall(boolean v6) {
        AttackFlows attack = new AttackFlows(v6);
        IpAddress victim = attack.ours(7);
        List<Flow> questions = new ArrayList<>();
        int[] ports = {389, 123, 389};
        for (int i = 0; i < ports.length; i++) {
            questions.add(
                    AttackFlows.flow(
                                    17,
                                    victim,
                                    40_000,
                                    attack.outside(i),
                                    ports[i],
                                    EDGE + i * SECOND)
                            .setVantage(Vantage.HONEYPOT)
                            .setSourcePackets(50L)
                            .build());
        }

        Finding finding = found("AMP-HONEYPOT", questions);

        assertThat(finding.getSubjectType()).isEqualTo("victim");
        assertThat(finding.getSubject()).isEqualTo(victim.text());
        assertThat(finding.getCount()).isEqualTo(3);
        assertThat(finding.getWeight()).isEqualTo(150);
        assertThat(finding.getDistinct()).isEqualTo(2);
        assertThat(finding.getConfidence()).isEqualTo("high");
        assertThat(evidence(finding))
                .containsOnly(
                        entry(
                                "destination.ip",
                                List.of(
                                        attack.outside(0).text(),
                                        attack.outside(1).text(),
                                        attack.outside(2).text())),
                        entry("destination.port", List.of("389", "123")),
                        entry("cordon.setting", List.of("home")),
                        entry("cordon.operator", List.of("town-net")),
                        entry("cordon.contact", List.of("noc@town.example")));
    }

    /** A resolver of ours that serves an attack is two findings: one to mend, one to protect. */
    @Test
    void anOpenResolverThatIsUsedIsFoundFromBothSides() {
        AttackFlows attack = new AttackFlows(false);
        List<DnsTransaction> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            DnsTransaction dns = Telemetry.answer(EDGE, attack.outside(1), attack.ours(53));
            dns.setQueryType("TXT");
            answers.add(dns);
        }

        assertThat(found("AMP-OPEN-RESOLVER", answers).getSubject()).isEqualTo("192.0.2.53");
        assertThat(found("AMP-DNS-LARGE", answers).getSubject()).isEqualTo("198.18.0.1");
        assertThat(found("AMP-DNS-LARGE", answers).getCount()).isEqualTo(100);
    }
}
