package io.cordon.detect.credentials;

import static io.cordon.detect.counting.Confidence.HIGH;
import static io.cordon.detect.counting.Confidence.LOW;
import static io.cordon.detect.counting.Confidence.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Detector;
import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.Parameters;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
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
import io.cordon.detect.scan.mirai.MiraiDetector;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.framing.TrustedRecords;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each rule says of one login, in both address families; the pages are the source. */
class CredentialJudgesTest {

    static {
        TrustedRecords.install();
    }

    /** Two addresses of one family. */
    private record Sides(String client, String server, String ours) {}

    private static final List<Sides> FAMILIES =
            List.of(
                    new Sides("203.0.113.7", "192.0.2.9", "192.0.2.200"),
                    new Sides("2001:db8:f::7", "2001:db8:1::9", "2001:db8:1::200"));

    private static final byte[] LISTED = fingerprint(1);
    private static final byte[] OTHER = fingerprint(2);

    private static final Scope SCOPE =
            new Scope(
                    new Networks(
                            Stream.of("192.0.2.0/24", "2001:db8:1::/48")
                                    .map(IpPrefix::parse)
                                    .toList()),
                    DefaultLists.of(
                            Map.of(
                                    ByteBuffer.wrap(LISTED),
                                    new DefaultLists.Listing(
                                            new TreeSet<>(List.of("operator")),
                                            new TreeSet<>(List.of("Example"))))),
                    (tenant, deviceId, address) ->
                            Optional.ofNullable(deviceId)
                                    .map(
                                            id ->
                                                    id.equals("pump-1")
                                                            ? new Asset("EXAMPLE", "P1", "hospital")
                                                            : new Asset("Other", null, "home")));

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
    private static final Consumer<LoginAttempt> SUCCESS = l -> l.setOutcome(LoginOutcome.SUCCESS);
    private static final Consumer<LoginAttempt> UNKNOWN = l -> l.setOutcome(LoginOutcome.UNKNOWN);
    private static final Consumer<LoginAttempt> INFERRED =
            l -> l.setOutcome(LoginOutcome.FAILURE_INFERRED);
    private static final Consumer<LoginAttempt> DEFAULT = l -> pair(l, LISTED);
    private static final Consumer<LoginAttempt> PASSWORD = l -> pair(l, OTHER);
    private static final Consumer<LoginAttempt> SIP = l -> l.setProtocol("sip");
    private static final Consumer<LoginAttempt> CLEAR = l -> l.setEncrypted(false);
    private static final Consumer<LoginAttempt> NAMED = l -> l.setDeviceId("pump-1");
    private static final Consumer<LoginAttempt> EMPTY =
            l -> l.setPasswordStrength(PasswordStrength.EMPTY);

    private static final String NO_FAILURE =
            "the outcome is neither a failure nor an inferred failure";
    private static final String NO_DESTINATION_BUT_DECOY =
            "it has no destination, which is enough only at a honeypot";
    private static final String NO_DESTINATION = "it has no destination";
    private static final String AT_DECOY = "it was seen by a honeypot";
    private static final String NO_PAIR =
            "it has no credential fingerprint: user or password is absent or masked";
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

    private static Judgement judge(
            BiFunction<Parameters, Scope, Detector> rule, LoginAttempt login) {
        @SuppressWarnings("unchecked")
        Judge<LoginAttempt> judge =
                (Judge<LoginAttempt>) rule.apply(parameters("x"), SCOPE).judges().get(0);
        return judge.judge(login);
    }

    private static Parameters parameters(String id) {
        return new Parameters(id, Map.of());
    }

    private static String said(Judgement judgement) {
        if (judgement instanceof Judgement.Match match) {
            return match.subject().type() + " " + match.subject().value();
        }
        return ((Judgement.Mismatch) judgement).condition();
    }

    private static LoginAttempt login(Sides sides) {
        return LoginAttempt.newBuilder()
                .setTime(1_772_400_000_000_000L)
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(address(sides.client()))
                .setServerAddress(address(sides.server()))
                .setServerPort(22)
                .setUser("admin")
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.ssh")
                .build();
    }

    private static void ours(LoginAttempt login) {
        ours(l -> {}, login);
    }

    /** The client becomes one of ours, of the same family. */
    private static void ours(Consumer<LoginAttempt> change, LoginAttempt login) {
        boolean four = IpAddress.of(login.getClientAddress()).text().contains(".");
        login.setClientAddress(address(FAMILIES.get(four ? 0 : 1).ours()));
        change.accept(login);
    }

    private static void pair(LoginAttempt login, byte[] fingerprint) {
        login.setCredentialFingerprint(ByteBuffer.wrap(fingerprint));
        login.setFingerprintKeyId("0badc0de");
    }

    /** Under a new key, whose lists are not in force yet; the old one's are. */
    private static void rotated(LoginAttempt login) {
        pair(login, OTHER);
        login.setPreviousFingerprint(ByteBuffer.wrap(LISTED));
        login.setPreviousKeyId("0ldc0de0");
    }

    private static Address address(String text) {
        return IpAddress.parse(text).toAvro();
    }

    private static byte[] fingerprint(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
