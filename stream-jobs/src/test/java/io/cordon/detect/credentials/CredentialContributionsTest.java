package io.cordon.detect.credentials;

import static io.cordon.detect.counting.Confidence.HIGH;
import static io.cordon.detect.counting.Confidence.LOW;
import static io.cordon.detect.counting.Confidence.MEDIUM;
import static io.cordon.detect.credentials.JudgedLogin.CLEAR;
import static io.cordon.detect.credentials.JudgedLogin.DEFAULT;
import static io.cordon.detect.credentials.JudgedLogin.EMPTY;
import static io.cordon.detect.credentials.JudgedLogin.FAMILIES;
import static io.cordon.detect.credentials.JudgedLogin.INFERRED;
import static io.cordon.detect.credentials.JudgedLogin.NAMED;
import static io.cordon.detect.credentials.JudgedLogin.NO_PAIR;
import static io.cordon.detect.credentials.JudgedLogin.OTHER;
import static io.cordon.detect.credentials.JudgedLogin.PASSWORD;
import static io.cordon.detect.credentials.JudgedLogin.SCOPE;
import static io.cordon.detect.credentials.JudgedLogin.SIP;
import static io.cordon.detect.credentials.JudgedLogin.SUCCESS;
import static io.cordon.detect.credentials.JudgedLogin.UNKNOWN;
import static io.cordon.detect.credentials.JudgedLogin.address;
import static io.cordon.detect.credentials.JudgedLogin.judge;
import static io.cordon.detect.credentials.JudgedLogin.login;
import static io.cordon.detect.credentials.JudgedLogin.ours;
import static io.cordon.detect.credentials.JudgedLogin.pair;
import static io.cordon.detect.credentials.JudgedLogin.parameters;
import static io.cordon.detect.credentials.JudgedLogin.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Detector;
import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.credentials.JudgedLogin.Sides;
import io.cordon.detect.credentials.brutesip.BruteSipDetector;
import io.cordon.detect.credentials.bruteslow.BruteSlowDetector;
import io.cordon.detect.credentials.cleartext.CleartextDetector;
import io.cordon.detect.credentials.defaultsuccess.DefaultSuccessDetector;
import io.cordon.detect.credentials.empty.EmptyDetector;
import io.cordon.detect.credentials.failthensuccess.FailThenSuccessDetector;
import io.cordon.detect.credentials.guessoutbound.GuessOutboundDetector;
import io.cordon.detect.credentials.reuse.ReuseDetector;
import io.cordon.detect.credentials.spray.SprayDetector;
import io.cordon.detect.scan.mirai.MiraiDetector;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a login adds to a rule that it matches, and what a rule says without lists and networks. */
class CredentialContributionsTest {

    @Test
    void weightsChannelsAndGradesAreThoseOfThePages() {
        Sides sides = FAMILIES.get(0);
        Consumer<LoginAttempt> many = l -> l.setAttempts(7);

        assertThat(adds(BruteSlowDetector::new, sides, many).weight()).isEqualTo(7);
        assertThat(adds(BruteSlowDetector::new, sides, l -> l.setAttempts(0)).weight())
                .isEqualTo(1);
        assertThat(adds(BruteSlowDetector::new, sides, l -> {}).channels()).isEqualTo(1);
        assertThat(adds(BruteSlowDetector::new, sides, l -> l.setProtocol("ftp")).channels())
                .isEqualTo(3);
        assertThat(adds(BruteSlowDetector::new, sides, INFERRED).grade()).isEqualTo(LOW);
        assertThat(adds(BruteSipDetector::new, sides, SIP.andThen(INFERRED)).grade())
                .isEqualTo(HIGH);
        assertThat(adds(SprayDetector::new, sides, l -> l.setUser(null)).mark()).isNull();
        assertThat(adds(SprayDetector::new, sides, l -> l.setUser("")).mark()).isNotNull();
        assertThat(adds(FailThenSuccessDetector::new, sides, l -> {}).channels()).isEqualTo(1);
        assertThat(adds(FailThenSuccessDetector::new, sides, SUCCESS).channels()).isEqualTo(2);
        assertThat(adds(ReuseDetector::new, sides, SUCCESS.andThen(PASSWORD)).mark())
                .isEqualTo(Mark.of(IpAddress.parse(sides.server())));
        assertThat(adds(ReuseDetector::new, sides, SUCCESS.andThen(PASSWORD).andThen(NAMED)).mark())
                .isEqualTo(Mark.ofText("pump-1"));
        assertThat(adds(CleartextDetector::new, sides, CLEAR).grade()).isEqualTo(LOW);
        assertThat(adds(CleartextDetector::new, sides, CLEAR.andThen(UNKNOWN)).grade())
                .isEqualTo(HIGH);
        assertThat(adds(GuessOutboundDetector::new, sides, l -> ours(DEFAULT, l)).channels())
                .isEqualTo(1 | 4);
        assertThat(adds(GuessOutboundDetector::new, sides, l -> ours(INFERRED, l)).channels())
                .isEqualTo(2);
    }

    @Test
    void severityAndConfidenceOfADefaultFollowClientVendorAndSetting() {
        Sides sides = FAMILIES.get(1);
        Consumer<LoginAttempt> in = SUCCESS.andThen(DEFAULT);
        Consumer<LoginAttempt> inside = l -> l.setClientAddress(address(sides.ours()));

        assertDefault(sides, in, MEDIUM, Severity.CRITICAL);
        assertDefault(sides, in.andThen(inside), MEDIUM, Severity.HIGH);
        assertDefault(sides, in.andThen(inside).andThen(NAMED), HIGH, Severity.CRITICAL);
        assertDefault(
                sides,
                in.andThen(inside).andThen(l -> l.setDeviceId("tv-2")),
                MEDIUM,
                Severity.HIGH);
        assertThat(adds(DefaultSuccessDetector::new, sides, in).lists())
                .containsExactly("operator");
        assertThat(adds(EmptyDetector::new, sides, SUCCESS.andThen(EMPTY)).severity())
                .isEqualTo(Severity.HIGH);
        assertThat(
                        adds(EmptyDetector::new, sides, SUCCESS.andThen(EMPTY).andThen(NAMED))
                                .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void theDictionaryLegOfABotnetIsTelnetWithAPairOf2016() {
        LoginAttempt login = login(FAMILIES.get(0));
        pair(login, OTHER);
        login.setProtocol("telnet");
        assertThat(dictionary(login)).isEqualTo("its credential is not in the 2016 dictionary");
        login.setDictionary("vendor-default");
        assertThat(dictionary(login)).isEqualTo("its credential is not in the 2016 dictionary");
        login.setDictionary("botnet-2016");
        assertThat(dictionary(login)).isEqualTo("source 203.0.113.7");
        login.setProtocol("ssh");
        assertThat(dictionary(login)).isEqualTo("the protocol is not Telnet");
        login.setProtocol("telnet");
        login.setCredentialFingerprint(null);
        assertThat(dictionary(login)).isEqualTo(NO_PAIR);
    }

    @Test
    void whoHasNoNetworksOrListsIsToldWhyARuleIsSilent() {
        Scope nothing =
                new Scope(
                        new Networks(List.of()),
                        DefaultLists.of(Map.of()),
                        (t, d, a) -> Optional.empty());

        assertThat(new GuessOutboundDetector(parameters("x"), nothing).inactive())
                .hasValueSatisfying(why -> assertThat(why).contains("--networks"));
        assertThat(new DefaultSuccessDetector(parameters("x"), nothing).inactive())
                .hasValueSatisfying(why -> assertThat(why).contains("--credentials"));
        assertThat(new GuessOutboundDetector(parameters("x"), SCOPE).inactive()).isEmpty();
        assertThat(new DefaultSuccessDetector(parameters("x"), SCOPE).inactive()).isEmpty();
    }

    private static void assertDefault(
            Sides sides, Consumer<LoginAttempt> change, Confidence grade, Severity severity) {
        Contribution adds = adds(DefaultSuccessDetector::new, sides, change);
        assertThat(adds.grade()).isEqualTo(grade);
        assertThat(adds.severity()).isEqualTo(severity);
    }

    private static String dictionary(LoginAttempt login) {
        for (Judge<?> judge : new MiraiDetector(parameters("x"), SCOPE).judges()) {
            if (judge.input() == LoginAttempt.class) {
                @SuppressWarnings("unchecked")
                Judge<LoginAttempt> logins = (Judge<LoginAttempt>) judge;
                return said(logins.judge(login));
            }
        }
        throw new AssertionError("no judge of logins");
    }

    private static Contribution adds(
            BiFunction<Parameters, Scope, Detector> rule,
            Sides sides,
            Consumer<LoginAttempt> change) {
        LoginAttempt login = login(sides);
        change.accept(login);
        return ((Judgement.Match) judge(rule, login)).observation().contribution();
    }
}
