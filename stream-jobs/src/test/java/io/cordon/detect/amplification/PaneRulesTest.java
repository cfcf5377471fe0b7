package io.cordon.detect.amplification;

import static io.cordon.detect.amplification.AttackFlows.EDGE;
import static io.cordon.detect.amplification.AttackFlows.PANE;
import static io.cordon.detect.amplification.AttackFlows.SECOND;
import static io.cordon.detect.amplification.AttackFlows.flow;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.TrustedRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each condition of the pane rules one below and at its threshold, in both address families. */
class PaneRulesTest {

    static {
        // Builders made from a record copy its addresses by Avro's own means.
        TrustedRecords.install();
    }

    /** Bytes of one Mbit/s in a minute. */
    private static final long MEGABIT = 7_500_000;

    private static List<String> found(Collection<Flow> flows) {
        return run(flows).stream()
                .map(
                        f ->
                                String.join(
                                        " ",
                                        f.getRuleId(),
                                        String.valueOf(f.getMeasures().getTier()),
                                        String.valueOf(f.getSeverity()),
                                        f.getConfidence()))
                .sorted()
                .toList();
    }

    private static List<Finding> run(Collection<Flow> flows) {
        return PureRun.findings(
                        flows,
                        PureRun.settings(
                                List.of(
                                        IpPrefix.parse("192.0.2.0/24"),
                                        IpPrefix.parse("2001:db8:1::/48")),
                                List.of()))
                .stream()
                .filter(f -> f.getMeasures() != null)
                .toList();
    }

    @SafeVarargs
    private static List<Flow> all(Collection<Flow>... parts) {
        List<Flow> flows = new ArrayList<>();
        List.of(parts).forEach(flows::addAll);
        return flows;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twentyReflectorsWithLargeAnswersAreAFanIn(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        IpAddress victim = f.outside(60_000);

        assertThat(found(f.answers(victim, 161, 19, 3, 200, EDGE))).isEmpty();
        assertThat(found(f.answers(victim, 161, 20, 3, 199, EDGE))).isEmpty();
        assertThat(found(f.answers(victim, 161, 20, 3, 200, EDGE)))
                .containsExactly("AMP-VICTIM fan-in 47 medium");
        assertThat(found(f.answers(victim, 6881, 40, 3, 1000, EDGE))).isEmpty();
        assertThat(
                        found(
                                all(
                                        f.answers(victim, 161, 19, 3, 200, EDGE + PANE - 1),
                                        f.answers(victim, 161, 20, 3, 200, EDGE + PANE)
                                                .subList(19, 20))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fanInOfDnsNeedsFragmentsOfHalfAsMany(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        IpAddress victim = f.outside(60_000);
        List<Flow> answers = f.answers(victim, 53, 20, 2, 100, EDGE);

        assertThat(found(all(answers, f.answers(victim, 0, 9, 2, 1400, EDGE)))).isEmpty();
        assertThat(found(all(answers, f.answers(victim, 0, 10, 2, 1400, EDGE))))
                .containsExactly("AMP-VICTIM fan-in 47 medium");
        assertThat(found(f.answers(victim, 53, 5000, 2, 600, EDGE))).isEmpty();
        assertThat(found(f.answers(victim, 0, 5000, 2, 1400, EDGE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void volumeNeedsMoreThanTwentyReflectorsOrTwiceAsMuch(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        IpAddress victim = f.outside(60_000);

        assertThat(found(f.volume(victim, 500, 21, 100 * MEGABIT - 1, EDGE))).isEmpty();
        assertThat(found(f.volume(victim, 500, 20, 100 * MEGABIT, EDGE))).isEmpty();
        assertThat(found(f.volume(victim, 500, 21, 100 * MEGABIT, EDGE)))
                .containsExactly("AMP-VICTIM volume 73 high");
        assertThat(found(f.volume(victim, 500, 1, 200 * MEGABIT - 1, EDGE))).isEmpty();
        assertThat(found(f.volume(victim, 500, 1, 200 * MEGABIT, EDGE)))
                .containsExactly("AMP-VICTIM volume 73 high");
        assertThat(found(f.volume(victim, 500, 9, 1000 * MEGABIT, EDGE)))
                .containsExactly("AMP-VICTIM volume 73 high");
        assertThat(found(f.volume(victim, 500, 10, 1000 * MEGABIT, EDGE)))
                .containsExactly("AMP-VICTIM heavy 99 high");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fragmentsBelongToThePortsThatAnswerInTheirPane(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        IpAddress victim = f.outside(60_000);
        List<Flow> answers = f.volume(victim, 500, 21, MEGABIT, EDGE);

        List<Finding> found = run(all(answers, f.volume(victim, 0, 1, 99 * MEGABIT, EDGE)));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).getMeasures().getVectors())
                .extracting(vector -> vector.getPort() + " " + vector.getBytes())
                .containsExactly("0 " + 99 * MEGABIT, "500 " + MEGABIT);
        assertThat(run(all(answers, f.volume(victim, 0, 1, 99 * MEGABIT, EDGE + PANE)))).isEmpty();
        assertThat(run(f.volume(victim, 0, 30, 5000 * MEGABIT, EDGE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 60, 300})
    void theSameTrafficInShorterOrLongerRecordsHasTheSameTier(long timeout) {
        AttackFlows f = new AttackFlows(false);
        IpAddress victim = f.outside(60_000);
        List<Flow> flows = new ArrayList<>();
        for (long start = 0; start < 600; start += timeout) {
            for (Flow one : f.volume(victim, 123, 30, timeout * 120 * MEGABIT / 60, EDGE)) {
                flows.add(
                        Flow.newBuilder(one)
                                .setStartTime(EDGE + start * SECOND)
                                .setEndTime(EDGE + (start + timeout) * SECOND - 1)
                                .setDestinationPort(40_000)
                                .build());
            }
        }

        List<Finding> found = run(flows);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).getMeasures().getTier()).isEqualTo("volume");
        assertThat(found.get(0).getMeasures().getPeakBitsPerSecond())
                .isBetween(119_900_000L, 120_100_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 10_000})
    void samplingKeepsTheTierAndRaisesTheError(long rate) {
        AttackFlows f = new AttackFlows(false);
        IpAddress victim = f.outside(60_000);
        List<Flow> flows = new ArrayList<>();
        for (Flow one : f.volume(victim, 389, 30, 120 * MEGABIT / rate, EDGE)) {
            flows.add(
                    Flow.newBuilder(one)
                            .setSourcePackets(Math.max(1, 3000 / rate))
                            .setSamplingRate(rate)
                            .build());
        }

        List<Finding> found = run(flows);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).getMeasures().getTier()).isEqualTo("volume");
        long packets = 30 * Math.max(1, 3000 / rate);
        double error = Math.sqrt((double) packets * rate * (rate - 1)) / (packets * rate);
        assertThat(found.get(0).getMeasures().getRelativeError()).isEqualTo(error);
        assertThat(found.get(0).getConfidence())
                .isEqualTo(error <= 0.1 ? "high" : error <= 0.3 ? "medium" : "low");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sixteenVictimsOfOnePrefixAreACarpet(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        for (int victims : new int[] {15, 16}) {
            List<Flow> flows = new ArrayList<>();
            for (int i = 0; i < victims; i++) {
                List<Flow> part =
                        f.volume(f.ours(i + 1), 500, 30, 120 * MEGABIT / victims + 30, EDGE);
                flows.addAll(part);
            }
            // Each victim gets so many packets that DOS-VOLUME speaks of it too.
            assertThat(found(flows).stream().filter(one -> one.startsWith("AMP")).toList())
                    .isEqualTo(victims < 16 ? List.of() : List.of("AMP-CARPET volume 73 high"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoPortsWithinFiveMinutesAreSeveralVectors(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        IpAddress victim = f.outside(60_000);
        List<Flow> first = f.answers(victim, 161, 20, 3, 300, EDGE);

        assertThat(found(all(first, f.answers(victim, 389, 20, 3, 300, EDGE + 29 * PANE))))
                .containsExactly("AMP-MULTIVECTOR fan-in 73 high", "AMP-VICTIM fan-in 47 medium");
        assertThat(found(all(first, f.answers(victim, 389, 20, 3, 300, EDGE + 30 * PANE))))
                .containsExactly("AMP-VICTIM fan-in 47 medium");
        assertThat(found(all(first, f.volume(victim, 500, 21, 100 * MEGABIT, EDGE))))
                .containsExactly("AMP-MULTIVECTOR volume 99 high", "AMP-VICTIM volume 73 high");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aReflectorSendsTenMegabytesAndFiveTimesTheRequests(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        for (long out : new long[] {9_999_999, 10_000_000}) {
            assertThat(found(List.of(pair(f, 161, 10_000, out, 10_000, f.bytes(10_000, 100)))))
                    .isEqualTo(
                            out < 10_000_000 ? List.of() : List.of("AMP-REFLECTOR null 73 high"));
        }
        assertThat(
                        found(
                                List.of(
                                        pair(
                                                f,
                                                161,
                                                10_000,
                                                f.bytes(10_000, 1000),
                                                10_000,
                                                f.bytes(10_000, 200)))))
                .containsExactly("AMP-REFLECTOR null 73 high");
        assertThat(
                        found(
                                List.of(
                                        pair(
                                                f,
                                                161,
                                                10_000,
                                                f.bytes(10_000, 1000),
                                                10_000,
                                                f.bytes(10_000, 201)))))
                .isEmpty();
        assertThat(found(List.of(pair(f, 161, 60_000, f.bytes(60_000, 200), 0, 0))))
                .contains("AMP-REFLECTOR null 73 low");
        assertThat(found(List.of(pair(f, 161, 60_000, f.bytes(60_000, 199), 0, 0)))).isEmpty();
    }

    private static Flow pair(
            AttackFlows f, int port, long outPackets, long out, long inPackets, long in) {
        return flow(17, f.outside(7), 40_000, f.ours(1), port, EDGE)
                .setInitiatorKnown(true)
                .setSourcePackets(inPackets)
                .setSourceBytes(in)
                .setDestinationPackets(outPackets)
                .setDestinationBytes(out)
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fiveClientsWithLargeAnswersAreASmallReflector(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        for (int clients : new int[] {4, 5}) {
            List<Flow> flows =
                    IntStream.range(0, clients)
                            .mapToObj(
                                    i ->
                                            flow(
                                                            17,
                                                            f.outside(i),
                                                            40_000,
                                                            f.ours(1),
                                                            1900,
                                                            EDGE + i * 14 * PANE)
                                                    .setInitiatorKnown(true)
                                                    .setSourcePackets(1L)
                                                    .setSourceBytes(f.bytes(1, 60))
                                                    .setDestinationPackets(2L)
                                                    .setDestinationBytes(f.bytes(2, 300))
                                                    .build())
                            .toList();
            assertThat(found(flows))
                    .isEqualTo(
                            clients < 5 ? List.of() : List.of("AMP-REFLECTOR-SMALL null 47 high"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thirtyPacketsAMinuteThatLastAreBackscatter(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        IpAddress victim = f.outside(1);
        Flow early = backscatter(f, victim, 0, 1);

        assertThat(found(List.of(early, backscatter(f, victim, 6, 30))))
                .containsExactly("AMP-BACKSCATTER null 47 medium");
        assertThat(found(List.of(early, backscatter(f, victim, 6, 29)))).isEmpty();
        assertThat(found(List.of(early, backscatter(f, victim, 5, 30)))).isEmpty();
        assertThat(found(List.of(backscatter(f, victim, 6, 3000)))).isEmpty();
    }

    private static Flow backscatter(AttackFlows f, IpAddress victim, int pane, long packets) {
        return flow(6, victim, 80, f.ours(9), 40_000, EDGE + pane * PANE)
                .setTcpFlags(0x12)
                .setSourcePackets(packets)
                .setVantage(Vantage.HONEYPOT)
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twentyThousandPacketsOrAGigabitASecondAreAFlood(boolean v6) {
        AttackFlows f = new AttackFlows(v6);

        assertThat(found(List.of(large(f, 199_999, 0)))).isEmpty();
        assertThat(found(List.of(large(f, 200_000, 0))))
                .containsExactly("DOS-VOLUME null 73 medium");
        assertThat(found(List.of(large(f, 1, 1_249_999_999L)))).isEmpty();
        assertThat(found(List.of(large(f, 1, 1_250_000_000L))))
                .containsExactly("DOS-VOLUME null 73 medium");
        // A hundred records of 1 % count, and 101 smaller ones are not looked at.
        assertThat(found(IntStream.range(0, 100).mapToObj(i -> large(f, 2000, 0)).toList()))
                .hasSize(1);
        assertThat(found(IntStream.range(0, 101).mapToObj(i -> large(f, 1999, 0)).toList()))
                .isEmpty();
    }

    private static Flow large(AttackFlows f, long packets, long bytes) {
        return flow(47, f.outside(1), 0, f.ours(1), 0, EDGE)
                .setSourcePackets(packets)
                .setSourceBytes(bytes)
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aThousandSourcesThatDoNotFinishAreASynFloodUnlessManyDo(boolean v6) {
        AttackFlows f = new AttackFlows(v6);
        List<Flow> open = IntStream.range(0, 1000).mapToObj(i -> tcp(f, i, 0x02, null)).toList();

        assertThat(found(open.subList(0, 999))).isEmpty();
        assertThat(found(open)).containsExactly("DOS-SYN-FLOOD null 73 high");
        // 5 x 1,000 against 256 x 95 x c: one sampled source that finishes is enough.
        List<Flow> done = IntStream.range(1000, 20_000).mapToObj(i -> tcp(f, i, 0x1b, 5L)).toList();
        assertThat(found(all(open, done))).isEmpty();
        Finding finding = run(open).get(0);
        assertThat(finding.getDistinct()).isEqualTo(1000);
        assertThat(finding.getCount()).isEqualTo(1000);
        assertThat(finding.getSubject()).isEqualTo(f.ours(1).text());
    }

    private static Flow tcp(AttackFlows f, int source, int flags, @Nullable Long answered) {
        return flow(6, f.outside(source), 40_000, f.ours(1), 443, EDGE)
                .setTcpFlags(flags)
                .setDestinationPackets(answered)
                .build();
    }
}
