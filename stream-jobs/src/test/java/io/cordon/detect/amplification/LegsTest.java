package io.cordon.detect.amplification;

import static io.cordon.detect.amplification.JudgedFlow.OURS;
import static io.cordon.detect.amplification.JudgedFlow.TABLE;
import static io.cordon.detect.amplification.JudgedFlow.answered;
import static io.cordon.detect.amplification.JudgedFlow.sent;
import static io.cordon.detect.amplification.JudgedFlow.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.RecordHead;
import io.cordon.detect.amplification.JudgedFlow.Sides;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which side answers, in every shape in which exporters write it down. */
class LegsTest {

    private static final int EPHEMERAL = 40_000;

    static List<Sides> families() {
        return JudgedFlow.FAMILIES;
    }

    private static RecordHead head(Flow flow) {
        return new RecordHead().of(flow);
    }

    private static @Nullable Side answers(Flow flow) {
        return AnswerLeg.reflector(head(flow), TABLE);
    }

    private static @Nullable Side serves(Flow flow) {
        return ServiceLeg.server(head(flow), TABLE, OURS);
    }

    @ParameterizedTest
    @MethodSource("families")
    void anAnswerIsOneWayFromAnAmplifier(Sides two) {
        Consumer<Flow> large = flow -> sent(flow, 4_000L, 10L);
        assertThat(answers(udp(two.outside(), 123, two.ours(), EPHEMERAL, large)))
                .isEqualTo(Side.SOURCE);
        // As an exporter writes it that takes the lower port for the responder.
        Consumer<Flow> other = flow -> answered(flow, 4_000L, 10L);
        assertThat(answers(udp(two.ours(), EPHEMERAL, two.outside(), 123, other)))
                .isEqualTo(Side.DESTINATION);
        Consumer<Flow> empty =
                flow -> {
                    sent(flow, 4_000L, 10L);
                    answered(flow, 0L, 0L);
                };
        assertThat(answers(udp(two.outside(), 123, two.ours(), EPHEMERAL, empty)))
                .isEqualTo(Side.SOURCE);
    }

    @ParameterizedTest
    @MethodSource("families")
    void aConversationARequestAndOrdinaryTrafficAreNone(Sides two) {
        Consumer<Flow> both =
                flow -> {
                    sent(flow, 4_000L, 10L);
                    answered(flow, 80L, 1L);
                };
        assertThat(answers(udp(two.outside(), 123, two.ours(), EPHEMERAL, both))).isNull();
        assertThat(answers(udp(two.ours(), EPHEMERAL, two.outside(), 123, both))).isNull();
        Consumer<Flow> large = flow -> sent(flow, 4_000L, 10L);
        assertThat(answers(udp(two.ours(), EPHEMERAL, two.outside(), 123, large))).isNull();
        assertThat(answers(udp(two.ours(), EPHEMERAL, two.outside(), 40_001, large))).isNull();
        assertThat(answers(udp(two.outside(), 123, two.ours(), EPHEMERAL, flow -> {}))).isNull();
        assertThat(answers(udp(two.outside(), 123, two.ours(), EPHEMERAL, f -> sent(f, 9L, null))))
                .isNull();
        // Web ports are rows of the table about TCP, and never a vector.
        assertThat(answers(udp(two.outside(), 443, two.ours(), EPHEMERAL, large))).isNull();
        assertThat(answers(udp(two.outside(), 80, two.ours(), EPHEMERAL, large))).isNull();
        Consumer<Flow> tcp = large.andThen(flow -> flow.setTransport(6));
        assertThat(answers(udp(two.outside(), 123, two.ours(), EPHEMERAL, tcp))).isNull();
        Consumer<Flow> decoy = large.andThen(flow -> flow.setVantage(Vantage.HONEYPOT));
        assertThat(answers(udp(two.outside(), 123, two.ours(), EPHEMERAL, decoy))).isNull();
        // Somebody who is known to ask, from a port that happens to amplify.
        Consumer<Flow> asks = large.andThen(flow -> flow.setInitiatorKnown(true));
        assertThat(answers(udp(two.outside(), 1900, two.ours(), 123, asks))).isNull();
        assertThat(answers(udp(two.outside(), 1900, two.ours(), EPHEMERAL, asks)))
                .isEqualTo(Side.SOURCE);
    }

    @ParameterizedTest
    @MethodSource("families")
    void onTheSamePortOnlySizeTellsAnAnswer(Sides two) {
        int headers = two.ours().indexOf(':') < 0 ? 28 : 48;
        Consumer<Flow> small = flow -> sent(flow, 10L * (199 + headers), 10L);
        Consumer<Flow> large = flow -> sent(flow, 10L * (200 + headers), 10L);
        assertThat(answers(udp(two.outside(), 123, two.ours(), 123, small))).isNull();
        assertThat(answers(udp(two.outside(), 123, two.ours(), 123, large))).isEqualTo(Side.SOURCE);
    }

    @ParameterizedTest
    @CsvSource({
        "224.0.0.251, true",
        "239.255.255.250, true",
        "255.255.255.255, true",
        "0.0.0.0, true",
        "ff02::fb, true",
        "::, true",
        "223.255.255.255, false",
        "240.0.0.1, false",
        "255.255.255.254, false",
        "fe80::1, false"
    })
    void groupsAndNobodyAreNoVictims(String victim, boolean never) {
        Consumer<Flow> large = flow -> sent(flow, 4_000L, 10L);
        assertThat(answers(udp("203.0.113.7", 123, victim, EPHEMERAL, large)) == null)
                .isEqualTo(never);
        assertThat(FragmentLeg.reflector(head(udp("203.0.113.7", 0, victim, 0, large))) == null)
                .isEqualTo(never);
    }

    @ParameterizedTest
    @MethodSource("families")
    void fragmentsHaveNoPorts(Sides two) {
        Consumer<Flow> some = flow -> sent(flow, 4_000L, 10L);
        assertThat(FragmentLeg.reflector(head(udp(two.outside(), 0, two.ours(), 0, some))))
                .isEqualTo(Side.SOURCE);
        for (Consumer<Flow> none :
                List.<Consumer<Flow>>of(
                        flow -> {},
                        some.andThen(flow -> answered(flow, 80L, 1L)),
                        some.andThen(flow -> flow.setSourcePort(1)),
                        some.andThen(flow -> flow.setDestinationPort(1)),
                        some.andThen(flow -> flow.setTransport(1)),
                        some.andThen(flow -> flow.setVantage(Vantage.HONEYPOT)))) {
            assertThat(FragmentLeg.reflector(head(udp(two.outside(), 0, two.ours(), 0, none))))
                    .isNull();
        }
        assertThat(answers(udp(two.outside(), 0, two.ours(), 0, some))).isNull();
    }

    @ParameterizedTest
    @MethodSource("families")
    void aServiceOfOursIsAskedOrAnswers(Sides two) {
        Consumer<Flow> any = flow -> sent(flow, 80L, 1L);
        Consumer<Flow> asked = any.andThen(flow -> flow.setInitiatorKnown(true));
        assertThat(serves(udp(two.outside(), EPHEMERAL, two.ours(), 1900, asked)))
                .isEqualTo(Side.DESTINATION);
        assertThat(serves(udp(two.ours(), 1900, two.outside(), EPHEMERAL, any)))
                .isEqualTo(Side.SOURCE);
        // Both ports alike: the side that is ours serves, unless it is known to have asked.
        assertThat(serves(udp(two.ours(), 123, two.outside(), 123, any))).isEqualTo(Side.SOURCE);
        assertThat(serves(udp(two.outside(), 123, two.ours(), 123, any)))
                .isEqualTo(Side.DESTINATION);
        assertThat(serves(udp(two.ours(), 123, two.outside(), 123, asked))).isNull();
        // Two different amplifiers' ports: who is addressed serves.
        assertThat(serves(udp(two.ours(), 1900, two.outside(), 123, any))).isNull();
        assertThat(serves(udp(two.ours(), 1900, two.outside(), EPHEMERAL, asked))).isNull();
    }

    @ParameterizedTest
    @MethodSource("families")
    void otherTrafficIsNoServiceOfOurs(Sides two) {
        Consumer<Flow> any = flow -> sent(flow, 80L, 1L);
        assertThat(serves(udp(two.outside(), EPHEMERAL, two.ours(), 40_001, any))).isNull();
        assertThat(serves(udp(two.outside(), EPHEMERAL, two.ours(), 443, any))).isNull();
        assertThat(serves(udp(two.outside(), EPHEMERAL, two.outside(), 1900, any))).isNull();
        assertThat(serves(udp(two.ours(), EPHEMERAL, two.ours(), 1900, any))).isNull();
        assertThat(serves(udp(two.outside(), 1900, two.ours(), EPHEMERAL, any))).isNull();
        Consumer<Flow> tcp = any.andThen(flow -> flow.setTransport(6));
        assertThat(serves(udp(two.outside(), EPHEMERAL, two.ours(), 1900, tcp))).isNull();
        Consumer<Flow> decoy = any.andThen(flow -> flow.setVantage(Vantage.HONEYPOT));
        assertThat(serves(udp(two.outside(), EPHEMERAL, two.ours(), 1900, decoy))).isNull();
        Flow without = udp(two.outside(), EPHEMERAL, two.ours(), 1900, any);
        assertThat(ServiceLeg.server(head(without), TABLE, JudgedFlow.NONE)).isNull();
    }

    @Test
    void payloadIsWhatIsAboveUdpAndNeverNegative() {
        Flow v4 = udp("203.0.113.7", 53, "192.0.2.9", 1, flow -> sent(flow, 1_028L, 1L));
        Flow v6 = udp("2001:db8:f::7", 53, "2001:db8:1::9", 1, flow -> sent(flow, 1_048L, 1L));
        Flow little = udp("203.0.113.7", 53, "192.0.2.9", 1, flow -> sent(flow, 27L, 1L));
        Flow huge =
                udp(
                        "203.0.113.7",
                        53,
                        "192.0.2.9",
                        1,
                        flow -> sent(flow, Long.MAX_VALUE, Long.MAX_VALUE));
        assertThat(Side.SOURCE.payload(head(v4))).isEqualTo(1_000);
        assertThat(Side.SOURCE.payload(head(v6))).isEqualTo(1_000);
        assertThat(Side.SOURCE.payload(head(little))).isZero();
        assertThat(Side.SOURCE.payload(head(huge))).isZero();
        assertThat(Side.SOURCE.large(head(huge))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // port, packets, payload, large
        "53, 3, 1536, false",
        "53, 3, 1537, true",
        "123, 3, 599, false",
        "123, 3, 600, true",
    })
    void largeIsAMeanAboveWhatPlainAnswersHave(
            int port, long packets, long payload, boolean large) {
        long bytes = payload + 28 * packets;
        Flow flow = udp("203.0.113.7", port, "192.0.2.9", 1, f -> sent(f, bytes, packets));
        assertThat(Side.SOURCE.large(head(flow))).isEqualTo(large);
    }

    @Test
    void amountsAreScaledByTheSamplingRateUpToWhatANumberHolds() {
        Flow flow =
                udp(
                        "203.0.113.7",
                        53,
                        "192.0.2.9",
                        1,
                        f -> {
                            sent(f, 1_500L, 2L);
                            answered(f, 100L, null);
                            f.setSamplingRate(10_000);
                        });
        assertThat(Side.SOURCE.scaledBytes(head(flow))).isEqualTo(15_000_000);
        assertThat(Side.SOURCE.scaledPackets(head(flow))).isEqualTo(20_000);
        // Bytes without packets are one packet; nothing is none.
        assertThat(Side.DESTINATION.scaledPackets(head(flow))).isEqualTo(10_000);
        answered(flow, null, null);
        assertThat(Side.DESTINATION.scaledPackets(head(flow))).isZero();
        sent(flow, Long.MAX_VALUE / 2, Long.MAX_VALUE);
        assertThat(Side.SOURCE.scaledBytes(head(flow))).isEqualTo(Long.MAX_VALUE);
        assertThat(Side.SOURCE.scaledPackets(head(flow))).isEqualTo(Long.MAX_VALUE);
        assertThat(Amount.plus(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Amount.plus(2, 3)).isEqualTo(5);
    }
}
