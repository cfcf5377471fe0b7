package io.cordon.detect.credentials;

import static io.cordon.detect.credentials.JudgedLogin.CLEAR;
import static io.cordon.detect.credentials.JudgedLogin.DEFAULT;
import static io.cordon.detect.credentials.JudgedLogin.EMPTY;
import static io.cordon.detect.credentials.JudgedLogin.FAMILIES;
import static io.cordon.detect.credentials.JudgedLogin.INFERRED;
import static io.cordon.detect.credentials.JudgedLogin.LISTED;
import static io.cordon.detect.credentials.JudgedLogin.NAMED;
import static io.cordon.detect.credentials.JudgedLogin.NO_PAIR;
import static io.cordon.detect.credentials.JudgedLogin.OTHER;
import static io.cordon.detect.credentials.JudgedLogin.PASSWORD;
import static io.cordon.detect.credentials.JudgedLogin.SIP;
import static io.cordon.detect.credentials.JudgedLogin.SUCCESS;
import static io.cordon.detect.credentials.JudgedLogin.UNKNOWN;
import static io.cordon.detect.credentials.JudgedLogin.judge;
import static io.cordon.detect.credentials.JudgedLogin.login;
import static io.cordon.detect.credentials.JudgedLogin.ours;
import static io.cordon.detect.credentials.JudgedLogin.pair;
import static io.cordon.detect.credentials.JudgedLogin.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Detector;
import io.cordon.detect.Parameters;
import io.cordon.detect.credentials.JudgedLogin.Sides;
import io.cordon.detect.credentials.brutesip.BruteSipDetector;
import io.cordon.detect.credentials.bruteslow.BruteSlowDetector;
import io.cordon.detect.credentials.cleartext.CleartextDetector;
import io.cordon.detect.credentials.defaultattempt.DefaultAttemptDetector;
import io.cordon.detect.credentials.defaultsuccess.DefaultSuccessDetector;
import io.cordon.detect.credentials.empty.EmptyDetector;
import io.cordon.detect.credentials.failthensuccess.FailThenSuccessDetector;
import io.cordon.detect.credentials.guessoutbound.GuessOutboundDetector;
import io.cordon.detect.credentials.reuse.ReuseDetector;
import io.cordon.detect.credentials.spray.SprayDetector;
import io.cordon.detect.credentials.spraydistributed.SprayDistributedDetector;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.Vantage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each rule says of one login, in both address families; the pages are the source. */
class CredentialJudgesTest {

    /** A rule, a login, and what the rule is expected to say. */
    private record Row(
            String what,
            BiFunction<Parameters, Scope, Detector> rule,
            Consumer<LoginAttempt> change,
            String expected) {}

    private static final String PAIR = "pair C>S";
    private static final String SOURCE = "source C";
    private static final String DEVICE = "device S";

    private static final Consumer<LoginAttempt> DECOY = l -> l.setVantage(Vantage.HONEYPOT);
    private static final Consumer<LoginAttempt> NOWHERE = l -> l.setServerAddress(null);

    private static final String NO_FAILURE =
            "the outcome is neither a failure nor an inferred failure";
    private static final String NO_DESTINATION_BUT_DECOY =
            "it has no destination, which is enough only at a honeypot";
    private static final String NO_DESTINATION = "it has no destination";
    private static final String AT_DECOY = "it was seen by a honeypot";
    private static final String NO_SUCCESS = "the login did not succeed";
    private static final String UNLISTED =
            "its credential is in no list in force (under the keys in use)";

    private static final List<Row> ROWS =
            List.of(
                    new Row("slow: failure", BruteSlowDetector::new, l -> {}, PAIR),
                    new Row("slow: inferred", BruteSlowDetector::new, INFERRED, PAIR),
                    new Row("slow: success", BruteSlowDetector::new, SUCCESS, NO_FAILURE),
                    new Row("slow: unknown", BruteSlowDetector::new, UNKNOWN, NO_FAILURE),
                    new Row("slow: decoy", BruteSlowDetector::new, DECOY, SOURCE),
                    new Row(
                            "slow: blind decoy",
                            BruteSlowDetector::new,
                            DECOY.andThen(NOWHERE),
                            SOURCE),
                    new Row(
                            "slow: nowhere",
                            BruteSlowDetector::new,
                            NOWHERE,
                            NO_DESTINATION_BUT_DECOY),
                    new Row("sip: ssh", BruteSipDetector::new, l -> {}, "the protocol is not SIP"),
                    new Row("sip: refused", BruteSipDetector::new, SIP, PAIR),
                    new Row(
                            "sip: accepted",
                            BruteSipDetector::new,
                            SIP.andThen(SUCCESS),
                            NO_FAILURE),
                    new Row("sip: decoy", BruteSipDetector::new, SIP.andThen(DECOY), SOURCE),
                    new Row(
                            "sip: nowhere",
                            BruteSipDetector::new,
                            SIP.andThen(NOWHERE),
                            NO_DESTINATION_BUT_DECOY),
                    new Row("spray: failure", SprayDetector::new, l -> {}, SOURCE),
                    new Row("spray: nowhere", SprayDetector::new, NOWHERE, SOURCE),
                    new Row("spray: decoy", SprayDetector::new, DECOY, SOURCE),
                    new Row("spray: success", SprayDetector::new, SUCCESS, NO_FAILURE),
                    new Row("dist: no pair", SprayDistributedDetector::new, l -> {}, NO_PAIR),
                    new Row("dist: pair", SprayDistributedDetector::new, PASSWORD, "credential K2"),
                    new Row(
                            "dist: success",
                            SprayDistributedDetector::new,
                            PASSWORD.andThen(SUCCESS),
                            "credential K2"),
                    new Row(
                            "dist: blind decoy",
                            SprayDistributedDetector::new,
                            PASSWORD.andThen(DECOY).andThen(NOWHERE),
                            "credential K2"),
                    new Row("then: failure", FailThenSuccessDetector::new, l -> {}, PAIR),
                    new Row("then: success", FailThenSuccessDetector::new, SUCCESS, PAIR),
                    new Row(
                            "then: unknown",
                            FailThenSuccessDetector::new,
                            UNKNOWN,
                            "the outcome is neither a failure nor a success"),
                    new Row(
                            "then: decoy",
                            FailThenSuccessDetector::new,
                            SUCCESS.andThen(DECOY),
                            AT_DECOY),
                    new Row("then: nowhere", FailThenSuccessDetector::new, NOWHERE, NO_DESTINATION),
                    new Row("attempt: no pair", DefaultAttemptDetector::new, l -> {}, NO_PAIR),
                    new Row("attempt: other", DefaultAttemptDetector::new, PASSWORD, UNLISTED),
                    new Row(
                            "attempt: default",
                            DefaultAttemptDetector::new,
                            DEFAULT.andThen(UNKNOWN),
                            SOURCE),
                    new Row(
                            "attempt: key before",
                            DefaultAttemptDetector::new,
                            l -> rotated(l),
                            SOURCE),
                    new Row("default: failed", DefaultSuccessDetector::new, DEFAULT, NO_SUCCESS),
                    new Row("default: no pair", DefaultSuccessDetector::new, SUCCESS, NO_PAIR),
                    new Row(
                            "default: other",
                            DefaultSuccessDetector::new,
                            SUCCESS.andThen(PASSWORD),
                            UNLISTED),
                    new Row(
                            "default: in",
                            DefaultSuccessDetector::new,
                            SUCCESS.andThen(DEFAULT),
                            DEVICE),
                    new Row(
                            "default: key before",
                            DefaultSuccessDetector::new,
                            SUCCESS.andThen(l -> rotated(l)),
                            DEVICE),
                    new Row(
                            "default: named",
                            DefaultSuccessDetector::new,
                            SUCCESS.andThen(DEFAULT).andThen(NAMED),
                            "device pump-1"),
                    new Row(
                            "default: decoy",
                            DefaultSuccessDetector::new,
                            SUCCESS.andThen(DEFAULT).andThen(DECOY),
                            AT_DECOY),
                    new Row(
                            "default: nowhere",
                            DefaultSuccessDetector::new,
                            SUCCESS.andThen(DEFAULT).andThen(NOWHERE),
                            NO_DESTINATION),
                    new Row("reuse: failed", ReuseDetector::new, PASSWORD, NO_SUCCESS),
                    new Row("reuse: no pair", ReuseDetector::new, SUCCESS, NO_PAIR),
                    new Row(
                            "reuse: in",
                            ReuseDetector::new,
                            SUCCESS.andThen(PASSWORD),
                            "credential K2"),
                    new Row(
                            "reuse: empty",
                            ReuseDetector::new,
                            SUCCESS.andThen(PASSWORD).andThen(EMPTY),
                            "the password is empty"),
                    new Row(
                            "reuse: decoy",
                            ReuseDetector::new,
                            SUCCESS.andThen(PASSWORD).andThen(DECOY),
                            AT_DECOY),
                    new Row(
                            "reuse: nowhere",
                            ReuseDetector::new,
                            SUCCESS.andThen(PASSWORD).andThen(NOWHERE),
                            NO_DESTINATION),
                    new Row(
                            "clear: unknown",
                            CleartextDetector::new,
                            l -> {},
                            "no user name or secret was seen in clear"),
                    new Row(
                            "clear: encrypted",
                            CleartextDetector::new,
                            l -> l.setEncrypted(true),
                            "no user name or secret was seen in clear"),
                    new Row("clear: yes", CleartextDetector::new, CLEAR, DEVICE),
                    new Row(
                            "clear: named",
                            CleartextDetector::new,
                            CLEAR.andThen(NAMED),
                            "device pump-1"),
                    new Row("clear: decoy", CleartextDetector::new, CLEAR.andThen(DECOY), AT_DECOY),
                    new Row(
                            "clear: nowhere",
                            CleartextDetector::new,
                            CLEAR.andThen(NOWHERE),
                            NO_DESTINATION),
                    new Row("empty: failed", EmptyDetector::new, EMPTY, NO_SUCCESS),
                    new Row(
                            "empty: secret",
                            EmptyDetector::new,
                            SUCCESS,
                            "a secret was asked for, and it was not empty"),
                    new Row("empty: password", EmptyDetector::new, SUCCESS.andThen(EMPTY), DEVICE),
                    new Row(
                            "empty: anonymous",
                            EmptyDetector::new,
                            SUCCESS.andThen(l -> l.setMethod("anonymous")),
                            DEVICE),
                    new Row(
                            "empty: none",
                            EmptyDetector::new,
                            SUCCESS.andThen(l -> l.setMethod("none")),
                            DEVICE),
                    new Row(
                            "empty: key",
                            EmptyDetector::new,
                            SUCCESS.andThen(l -> l.setMethod("publickey")),
                            "a secret was asked for, and it was not empty"),
                    new Row(
                            "empty: decoy",
                            EmptyDetector::new,
                            SUCCESS.andThen(EMPTY).andThen(DECOY),
                            AT_DECOY),
                    new Row(
                            "empty: nowhere",
                            EmptyDetector::new,
                            SUCCESS.andThen(EMPTY).andThen(NOWHERE),
                            NO_DESTINATION),
                    new Row(
                            "out: theirs",
                            GuessOutboundDetector::new,
                            l -> {},
                            "the client is not ours"),
                    new Row("out: ours", GuessOutboundDetector::new, l -> ours(l), "device O"),
                    new Row(
                            "out: at a decoy",
                            GuessOutboundDetector::new,
                            l -> ours(DECOY.andThen(NOWHERE), l),
                            "device O"),
                    new Row(
                            "out: named",
                            GuessOutboundDetector::new,
                            l -> ours(x -> x.setClientDeviceId("meter-4"), l),
                            "device meter-4"),
                    new Row(
                            "out: harmless",
                            GuessOutboundDetector::new,
                            l -> ours(SUCCESS.andThen(PASSWORD), l),
                            "it did not fail, and its credential is in no list in force"),
                    new Row(
                            "out: default worked",
                            GuessOutboundDetector::new,
                            l -> ours(SUCCESS.andThen(DEFAULT), l),
                            "device O"),
                    new Row(
                            "out: itself",
                            GuessOutboundDetector::new,
                            l -> ours(x -> x.setServerAddress(x.getClientAddress()), l),
                            "client and server are one device"));

    static Stream<Arguments> rows() {
        return FAMILIES.stream()
                .flatMap(sides -> ROWS.stream().map(row -> Arguments.of(row.what(), sides, row)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void saysWhatItsPageSays(String what, Sides sides, Row row) {
        LoginAttempt login = login(sides);
        row.change().accept(login);
        String expected =
                row.expected()
                        .replace("C>S", sides.client() + ">" + sides.server())
                        .replaceFirst("^source C$", "source " + sides.client())
                        .replaceFirst("^device S$", "device " + sides.server())
                        .replaceFirst("^device O$", "device " + sides.ours())
                        .replace("K2", "0badc0de:" + "02".repeat(16));

        assertThat(said(judge(row.rule(), login))).isEqualTo(expected);
    }

    /** Under a new key, whose lists are not in force yet; the old one's are. */
    private static void rotated(LoginAttempt login) {
        pair(login, OTHER);
        login.setPreviousFingerprint(ByteBuffer.wrap(LISTED));
        login.setPreviousKeyId("0ldc0de0");
    }
}
