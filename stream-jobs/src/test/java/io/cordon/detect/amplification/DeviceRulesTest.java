package io.cordon.detect.amplification;

import static io.cordon.detect.amplification.JudgedFlow.NONE;
import static io.cordon.detect.amplification.JudgedFlow.OURS;
import static io.cordon.detect.amplification.JudgedFlow.answered;
import static io.cordon.detect.amplification.JudgedFlow.detector;
import static io.cordon.detect.amplification.JudgedFlow.match;
import static io.cordon.detect.amplification.JudgedFlow.mismatch;
import static io.cordon.detect.amplification.JudgedFlow.sent;
import static io.cordon.detect.amplification.JudgedFlow.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Subject;
import io.cordon.detect.amplification.JudgedFlow.Sides;
import io.cordon.detect.amplification.middlebox.MiddleboxDetector;
import io.cordon.detect.amplification.ntpmonlist.NtpMonlistDetector;
import io.cordon.detect.amplification.openservice.OpenServiceDetector;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Mark;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules about devices to fix say of one flow, and by which condition they say no. */
class DeviceRulesTest {

    private static final int EPHEMERAL = 40_000;

    private final OpenServiceDetector openService =
            detector(OpenServiceDetector::new, OpenServiceDetector.ID, OURS);
    private final NtpMonlistDetector monlist =
            detector(NtpMonlistDetector::new, NtpMonlistDetector.ID, OURS);
    private final MiddleboxDetector middlebox =
            detector(MiddleboxDetector::new, MiddleboxDetector.ID, OURS);

    static List<Sides> families() {
        return JudgedFlow.FAMILIES;
    }

    /** A question of 100 bytes and an answer of 400. */
    private static Flow asked(Sides two, int port, Consumer<Flow> more) {
        Consumer<Flow> both =
                flow -> {
                    flow.setInitiatorKnown(true);
                    sent(flow, 100L, 1L);
                    answered(flow, 400L, 1L);
                };
        return udp(two.outside(), EPHEMERAL, two.ours(), port, both.andThen(more));
    }

    /** Half a connection to port 80, answered with a page. */
    private static Flow injected(Sides two, Consumer<Flow> more) {
        Consumer<Flow> page =
                flow -> {
                    flow.setTransport(6);
                    flow.setTcpFlags(0x02);
                    flow.setTcpFlagsReverse(0x18);
                };
        return asked(two, 80, page.andThen(flow -> sent(flow, 80L, 1L)).andThen(more));
    }

    private static void says(Match match, Severity severity, Confidence confidence) {
        assertThat(match.observation().contribution().severity()).isEqualTo(severity);
        assertThat(match.observation().contribution().grade()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @MethodSource("families")
    void anAnswerToAStrangerIsAnOpenService(Sides two) {
        Match match = match(openService, asked(two, 1900, flow -> flow.setDeviceId("lamp")));
        assertThat(match.subject()).isEqualTo(Subject.device("lamp", IpAddress.parse(two.ours())));
        assertThat(match.observation().sighting().peer()).isEqualTo(IpAddress.parse(two.outside()));
        assertThat(match.observation().sighting().port()).isEqualTo(1900);
        assertThat(match.observation().contribution().mark()).isNull();
        says(match, Severity.MEDIUM, Confidence.HIGH);
        // A record's id names its destination, so it says nothing of a source.
        Match answers =
                match(
                        openService,
                        udp(
                                two.ours(),
                                1900,
                                two.outside(),
                                EPHEMERAL,
                                flow -> {
                                    sent(flow, 400L, 1L);
                                    flow.setDeviceId("phone");
                                }));
        assertThat(answers.subject().value()).isEqualTo(two.ours());
        says(answers, Severity.MEDIUM, Confidence.MEDIUM);
    }

    @ParameterizedTest
    @MethodSource("families")
    void whyItIsNoOpenService(Sides two) {
        assertThat(mismatch(openService, asked(two, 9_999, flow -> {})))
                .isEqualTo("no amplifying service of ours takes part with the outside");
        assertThat(mismatch(openService, asked(two, 53, flow -> {})))
                .isEqualTo("an answer from this port alone is no finding, by the port table");
        assertThat(mismatch(openService, asked(two, 1900, flow -> answered(flow, 0L, 0L))))
                .isEqualTo("the service sent nothing");
        OpenServiceDetector lost = detector(OpenServiceDetector::new, OpenServiceDetector.ID, NONE);
        assertThat(mismatch(lost, asked(two, 1900, flow -> {}))).isEqualTo("no networks are given");
        assertThat(lost.inactive()).contains("no networks are given: name yours with --networks");
        assertThat(openService.inactive()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("families")
    void aQueryOfTheTablesIsMonlist(Sides two) {
        Match match = match(monlist, asked(two, 123, flow -> flow.setNtpMode(7)));
        assertThat(match.subject()).isEqualTo(Subject.device(null, IpAddress.parse(two.ours())));
        assertThat(match.observation().contribution().mark())
                .isEqualTo(Mark.of(IpAddress.parse(two.outside())));
        says(match, Severity.MEDIUM, Confidence.HIGH);
        says(
                match(monlist, asked(two, 123, flow -> flow.setNtpMode(6))),
                Severity.MEDIUM,
                Confidence.MEDIUM);
        says(match(monlist, asked(two, 123, flow -> {})), Severity.MEDIUM, Confidence.MEDIUM);
        says(
                match(
                        monlist,
                        asked(
                                two,
                                123,
                                flow -> {
                                    flow.setNtpMode(7);
                                    answered(flow, null, null);
                                })),
                Severity.LOW,
                Confidence.LOW);
    }

    @ParameterizedTest
    @MethodSource("families")
    void whyItIsNotMonlist(Sides two) {
        Consumer<Flow> query = flow -> flow.setNtpMode(7);
        assertThat(mismatch(monlist, asked(two, 124, query)))
                .isEqualTo("it is not UDP from or to port 123");
        assertThat(mismatch(monlist, asked(two, 123, query.andThen(f -> f.setTransport(6)))))
                .isEqualTo("it is not UDP from or to port 123");
        assertThat(
                        mismatch(
                                monlist,
                                asked(
                                        two,
                                        123,
                                        query.andThen(f -> f.setVantage(Vantage.HONEYPOT)))))
                .isEqualTo("it was seen by a honeypot");
        assertThat(mismatch(monlist, asked(two, 123, flow -> answered(flow, 76L, 1L))))
                .isEqualTo("it has neither a query of mode 6 or 7 nor large answers from port 123");
        Sides theirs = new Sides(two.ours(), two.outside());
        assertThat(mismatch(monlist, asked(theirs, 123, query)))
                .isEqualTo("the server is not ours");
        Sides inside = new Sides(two.ours(), two.ours());
        assertThat(mismatch(monlist, asked(inside, 123, query))).isEqualTo("the client is ours");
    }

    @Test
    void nobodyIsNoClientOfATimeServer() {
        for (String nobody :
                List.of("224.0.1.1", "255.255.255.255", "0.0.0.0", "ff02::101", "::")) {
            Sides two = new Sides(nobody, nobody.contains(":") ? "2001:db8:1::9" : "192.0.2.9");
            assertThat(mismatch(monlist, asked(two, 123, flow -> flow.setNtpMode(7))))
                    .isEqualTo("one side is a group, everybody or nobody, and no host");
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void aPageForHalfAConnectionIsAMiddlebox(Sides two) {
        Match match = match(middlebox, injected(two, flow -> {}));
        assertThat(match.subject()).isEqualTo(Subject.device(null, IpAddress.parse(two.ours())));
        assertThat(match.observation().contribution().mark())
                .isEqualTo(Mark.of(IpAddress.parse(two.outside())));
        says(match, Severity.MEDIUM, Confidence.HIGH);
        says(
                match(middlebox, injected(two, flow -> flow.setTcpFlagsReverse(0x14))),
                Severity.MEDIUM,
                Confidence.MEDIUM);
    }

    @ParameterizedTest
    @MethodSource("families")
    void whyItIsNoMiddlebox(Sides two) {
        assertThat(mismatch(middlebox, injected(two, flow -> flow.setDestinationPort(8080))))
                .isEqualTo("it is not TCP to a port of the web");
        assertThat(mismatch(middlebox, injected(two, flow -> flow.setVantage(Vantage.HONEYPOT))))
                .isEqualTo("it was seen by a honeypot");
        assertThat(mismatch(middlebox, injected(two, flow -> flow.setSamplingRate(2))))
                .isEqualTo("it is sampled: flags that were not seen prove nothing");
        assertThat(mismatch(middlebox, injected(two, flow -> flow.setTcpFlags(0x18))))
                .isEqualTo("the source is not seen to open");
        assertThat(mismatch(middlebox, injected(two, flow -> flow.setTcpFlagsReverse(0x12))))
                .isEqualTo("the answer holds the handshake, or neither reset, data nor end");
        assertThat(mismatch(middlebox, injected(two, flow -> answered(flow, 399L, 1L))))
                .isEqualTo("the answer is not so many times the question");
        Sides inside = new Sides(two.ours(), two.ours());
        assertThat(mismatch(middlebox, injected(inside, flow -> {})))
                .isEqualTo("the initiator is not outside");
        Sides theirs = new Sides(two.outside(), two.outside());
        assertThat(mismatch(middlebox, injected(theirs, flow -> {})))
                .isEqualTo("the responder is not ours");
    }
}
