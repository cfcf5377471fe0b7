package io.cordon.detect.comparison;

import static io.cordon.detect.amplification.AttackFlows.EDGE;
import static io.cordon.detect.amplification.AttackFlows.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.amplification.AttackFlows;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Pane rules against the naive reference over random attacks around an hour's edge: few victims,
 * every leg, records of all lengths, sampled and not, two sensors.
 */
class PanesEqualReferenceTest {

    private static final int[] PORTS = {0, 53, 123, 161, 389, 500, 1900, 6881, 11211};
    private static final int[] SECONDS = {0, 0, 5, 30, 61, 299, 300, 301, 900};
    private static final long[] RATES = {1, 1, 1, 100, 10_000};

    private static final Set<String> RULES =
            Set.of(
                    "AMP-VICTIM",
                    "AMP-CARPET",
                    "AMP-MULTIVECTOR",
                    "AMP-REFLECTOR",
                    "AMP-REFLECTOR-SMALL",
                    "AMP-BACKSCATTER",
                    "DOS-VOLUME",
                    "DOS-SYN-FLOOD");

    private static final ReferenceFeeds FEEDS =
            ReferenceFeeds.NONE.withNetworks(
                    List.of(IpPrefix.parse("192.0.2.0/24"), IpPrefix.parse("2001:db8:1::/48")));

    @Test
    void randomAttacksGiveTheReferencesFindingsMeasuresAndAll() {
        Set<String> rules = new TreeSet<>();
        for (int seed = 1; seed <= 40; seed++) {
            List<Flow> flows = flows(new Random(seed));

            List<Finding> found =
                    PureRun.findings(flows, PureRun.settings(FEEDS)).stream()
                            .filter(finding -> RULES.contains(finding.getRuleId()))
                            .toList();

            SameFindings.check(found, expected(flows));
            found.forEach(finding -> rules.add(finding.getRuleId()));
        }
        assertThat(rules).isEqualTo(RULES);
    }

    private static List<ReferenceFinding> expected(List<Flow> flows) {
        return new NaiveReference(FEEDS)
                .findings(flows).stream()
                        .filter(finding -> RULES.contains(finding.rule()))
                        .toList();
    }

    private static List<Flow> flows(Random random) {
        AttackFlows family = new AttackFlows(random.nextBoolean());
        List<Flow> flows = new ArrayList<>();
        int kind = random.nextInt(4);
        int records = kind == 3 ? 5000 : 700;
        int ports = 1 + random.nextInt(3);
        int firstPort = random.nextInt(PORTS.length);
        int victims = kind == 3 ? 1 : random.nextBoolean() ? 1 + random.nextInt(3) : 30;
        int peers = 5 + random.nextInt(60);
        long size = 1L << (8 + random.nextInt(22));
        int minutes = 1 + random.nextInt(20);
        for (int i = 0; i < records; i++) {
            long end = EDGE - 120 * SECOND + (long) (random.nextDouble() * minutes * 60 * SECOND);
            int port = PORTS[(firstPort + random.nextInt(ports)) % PORTS.length];
            IpAddress ours = family.ours(1 + random.nextInt(victims));
            IpAddress peer = family.outside(random.nextInt(kind == 3 ? 100_000 : peers));
            Flow.Builder flow =
                    switch (kind) {
                        case 0 -> AttackFlows.flow(17, peer, port, ours, port == 0 ? 0 : 4000, end);
                        case 1 -> service(random, peer, port, ours, end);
                        case 2 -> backscatter(random, peer, ours, end);
                        default ->
                                handshake(random, peer, ours, EDGE + random.nextInt(20) * SECOND);
                    };
            long bytes = 1 + (long) (random.nextDouble() * size);
            flows.add(
                    flow.setStartTime(
                                    flow.getEndTime()
                                            - SECONDS[random.nextInt(SECONDS.length)] * SECOND)
                            .setSourceBytes(
                                    kind == 1 && flow.getInitiatorKnown() ? bytes / 9 : bytes)
                            .setSourcePackets(
                                    kind == 2
                                            ? 1L
                                            : Math.max(1, bytes / (40 + random.nextInt(1400))))
                            .setDestinationBytes(
                                    kind == 1 && flow.getInitiatorKnown()
                                            ? Long.valueOf(bytes)
                                            : null)
                            .setDestinationPackets(
                                    kind == 1 && flow.getInitiatorKnown()
                                            ? Long.valueOf(Math.max(1, bytes / 600))
                                            : flow.getDestinationPackets())
                            .setSamplingRate(RATES[random.nextInt(RATES.length)])
                            .setSensor(random.nextInt(4) == 0 ? "core" : "edge")
                            .build());
        }
        return flows;
    }

    private static Flow.Builder service(
            Random random, IpAddress client, int port, IpAddress server, long end) {
        return random.nextInt(4) == 0
                ? AttackFlows.flow(17, server, port, client, 4000, end)
                : AttackFlows.flow(17, client, 4000, server, port, end).setInitiatorKnown(true);
    }

    private static Flow.Builder backscatter(
            Random random, IpAddress victim, IpAddress decoy, long end) {
        return random.nextBoolean()
                ? AttackFlows.flow(6, victim, 80, decoy, 4000, end)
                        .setTcpFlags(random.nextInt(32))
                        .setVantage(Vantage.HONEYPOT)
                : AttackFlows.flow(1, victim, 0, decoy, 0, end)
                        .setIcmpType(random.nextInt(20))
                        .setVantage(Vantage.HONEYPOT);
    }

    private static Flow.Builder handshake(
            Random random, IpAddress source, IpAddress victim, long end) {
        return AttackFlows.flow(6, source, 4000, victim, 443, end)
                .setTcpFlags(random.nextInt(100) == 0 ? 0x1b : 0x02)
                .setConnectionState(random.nextInt(200) == 0 ? "SF" : null)
                .setDestinationPackets(random.nextInt(20) == 0 ? 5L : null);
    }
}
