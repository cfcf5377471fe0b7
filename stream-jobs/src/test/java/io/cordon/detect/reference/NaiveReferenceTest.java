package io.cordon.detect.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hand-computed cases of what a finding says; whether one exists is on generated input. */
class NaiveReferenceTest {

    private static final long SECOND = 1_000_000;
    private static final IpAddress CLIENT = IpAddress.parse("198.51.100.7");
    private static final IpAddress SERVER = IpAddress.parse("192.0.2.1");
    private static final NaiveReference REFERENCE = new NaiveReference(ReferenceFeeds.NONE);

    @Test
    void theIdIsTheTestVectorOfTheContract() {
        // The only vector whose subject is spelled out; its address is the contract's.
        long from = micros("2024-01-10T02:17:00Z");
        List<LoginAttempt> tries =
                LongStream.range(0, 10)
                        .mapToObj(
                                i ->
                                        login(
                                                from + i * SECOND,
                                                IpAddress.parse("138.197.148.152"),
                                                "cowrie",
                                                Vantage.HONEYPOT))
                        .toList();

        assertThat(bruteFast(tries))
                .singleElement()
                .isEqualTo(
                        new ReferenceFinding(
                                "74e7b7ca0f72b51ae97b7c13f0bff98b",
                                "default",
                                "CRED-BRUTE-FAST",
                                "source",
                                "138.197.148.152",
                                micros("2024-01-10T02:00:00Z"),
                                10,
                                10,
                                0,
                                "cowrie",
                                Vantage.HONEYPOT,
                                from,
                                from + 9 * SECOND,
                                "high",
                                47));
    }

    @Test
    void earlierEventsHelpToCrossButAreNotCounted() {
        long edge = micros("2026-03-02T00:00:00Z");
        // Nine before the edge, one after: the tenth makes it, alone in its period.
        List<LoginAttempt> tries = logins(edge - 9 * SECOND, 10);

        ReferenceFinding finding = only(bruteFast(tries));
        assertThat(finding.periodStart()).isEqualTo(edge);
        assertThat(finding.count()).isEqualTo(1);
        assertThat(finding.firstTime()).isEqualTo(edge);
        assertThat(finding.lastTime()).isEqualTo(edge);
    }

    @Test
    void everyMatchOfThePeriodIsCountedInsideASpanOrNot() {
        long start = micros("2026-03-02T00:00:00Z");
        List<LoginAttempt> tries = new ArrayList<>(logins(start + 600 * SECOND, 10));
        tries.add(login(start, CLIENT, "zeek", Vantage.NETWORK));
        tries.add(login(start + 3_599 * SECOND, CLIENT, "zeek", Vantage.NETWORK));
        tries.get(0).setAttempts(5);
        tries.get(1).setAttempts(0);

        ReferenceFinding finding = only(bruteFast(tries));
        assertThat(finding.count()).isEqualTo(12);
        assertThat(finding.weight()).isEqualTo(16);
        assertThat(finding.firstTime()).isEqualTo(start);
        assertThat(finding.lastTime()).isEqualTo(start + 3_599 * SECOND);
        assertThat(finding.subject()).isEqualTo("198.51.100.7>192.0.2.1");
        assertThat(finding.subjectType()).isEqualTo("pair");
    }

    @Test
    void countsAreOfTheSensorWithTheHighestCountEvenWhereAnotherCrossed() {
        long from = micros("2026-03-02T00:01:00Z");
        List<LoginAttempt> tries = new ArrayList<>(logins(from, 10));
        for (int i = 0; i < 12; i++) {
            tries.add(login(from + i * 60 * SECOND, CLIENT, "a-slow", Vantage.HOST));
        }

        ReferenceFinding finding = only(bruteFast(tries));
        assertThat(finding.sensor()).isEqualTo("a-slow");
        assertThat(finding.vantage()).isEqualTo(Vantage.HOST);
        assertThat(finding.count()).isEqualTo(12);
    }

    @Test
    void atATieTheSmallestSensorNameIsTaken() {
        long from = micros("2026-03-02T00:01:00Z");
        List<LoginAttempt> tries = new ArrayList<>(logins(from, 10));
        for (int i = 0; i < 10; i++) {
            tries.add(login(from + i * SECOND, CLIENT, "edge", Vantage.NETWORK));
        }

        assertThat(only(bruteFast(tries)).sensor()).isEqualTo("edge");
    }

    @Test
    void confidenceIsHighOnlyWhereLoggedFailuresAloneCross() {
        long from = micros("2026-03-02T00:01:00Z");
        List<LoginAttempt> tries = logins(from, 11);
        tries.get(3).setOutcome(LoginOutcome.FAILURE_INFERRED);
        assertThat(only(bruteFast(tries)).confidence()).isEqualTo("high");

        tries.get(4).setOutcome(LoginOutcome.FAILURE_INFERRED);
        assertThat(only(bruteFast(tries)).confidence()).isEqualTo("low");
    }

    @Test
    void periodsBeforeTheEpochRoundDown() {
        List<LoginAttempt> tries = logins(-10 * SECOND, 10);

        assertThat(only(bruteFast(tries)).periodStart()).isEqualTo(-3_600 * SECOND);
    }

    @Test
    void v4MappedAddressesAreTheSameSubject() {
        long from = micros("2026-03-02T00:01:00Z");
        List<LoginAttempt> tries = logins(from, 10);
        tries.subList(0, 5)
                .forEach(
                        login ->
                                login.setClientAddress(
                                        IpAddress.parse("::ffff:198.51.100.7").toAvro()));

        assertThat(bruteFast(tries)).hasSize(1);
    }

    @Test
    void distinctDestinationsAreCountedExactly() {
        long from = micros("2026-03-02T00:01:00Z");
        List<Flow> flows =
                LongStream.range(0, 400).mapToObj(i -> probe(from + i, (int) i % 150)).toList();

        ReferenceFinding finding = only(REFERENCE.findings(flows));
        assertThat(finding.rule()).isEqualTo("SCAN-HORIZONTAL");
        assertThat(finding.count()).isEqualTo(400);
        assertThat(finding.distinct()).isEqualTo(150);
    }

    @Test
    void allowedSubjectsAreNotCountedUntilTheLineExpires() {
        long from = micros("2026-03-02T00:01:00Z");
        IpPrefix scanners = IpPrefix.parse("198.51.100.0/29");
        List<LoginAttempt> tries = logins(from, 20);

        assertThat(with(new Allowance(scanners, null, Long.MAX_VALUE)).findings(tries)).isEmpty();
        assertThat(with(new Allowance(scanners, "SCAN-HORIZONTAL", Long.MAX_VALUE)).findings(tries))
                .hasSize(1);
        // Ten are left from the expiry on, which is just enough; nine are not.
        assertThat(
                        only(with(new Allowance(scanners, null, from + 10 * SECOND))
                                        .findings(tries))
                                .count())
                .isEqualTo(10);
        assertThat(with(new Allowance(scanners, null, from + 11 * SECOND)).findings(tries))
                .isEmpty();
    }

    /** The moving sums of the reference against the sentence of the contract, event by event. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void crossingsAreThoseOfTheSentenceTakenLiterally(int seed) {
        Random random = new Random(seed);
        List<LoginAttempt> tries = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long time = random.nextLong(8 * 3_600) * SECOND / (1 + random.nextInt(3));
            LoginAttempt login = login(time, CLIENT, "zeek", Vantage.NETWORK);
            login.setAttempts(random.nextInt(5));
            tries.add(login);
        }

        assertThat(bruteFast(tries))
                .extracting(ReferenceFinding::periodStart)
                .containsExactlyInAnyOrderElementsOf(literally(tries));
    }

    /** The clauses of three more rules, each as a sentence about one span, event by event. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void clausesAreThoseOfTheSentencesTakenLiterally(int seed) {
        Random random = new Random(seed);
        List<LoginAttempt> tries = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            // Whole seconds, so that several lie at one time and at exactly a window's length.
            long time = random.nextLong(seed * 3_600L) * SECOND;
            LoginAttempt login = login(time, CLIENT, "zeek", Vantage.NETWORK);
            login.setProtocol(random.nextInt(3) == 0 ? "ftp" : "ssh");
            login.setUser(random.nextInt(9) == 0 ? null : "u" + random.nextInt(13));
            login.setOutcome(random.nextInt(8) == 0 ? LoginOutcome.SUCCESS : LoginOutcome.FAILURE);
            login.setAttempts(1 + random.nextInt(6) / 5 * 9);
            tries.add(login);
        }
        assertThat(periods("CRED-BRUTE-SLOW", tries))
                .isEqualTo(
                        literally(
                                tries,
                                (event, all) ->
                                        failed(event)
                                                && (weight(event, all, 1_800, l -> true) >= 30
                                                        || event.getProtocol().equals("ftp")
                                                                && weight(event, all, 900, FTP)
                                                                        >= 20)));
        assertThat(periods("CRED-SPRAY", tries))
                .isEqualTo(
                        literally(
                                tries,
                                (event, all) ->
                                        failed(event)
                                                && weight(event, all, 300, l -> true) >= 30
                                                && users(event, all) > 10));
        assertThat(periods("CRED-FAIL-THEN-SUCCESS", tries))
                .isEqualTo(
                        literally(
                                tries,
                                (event, all) ->
                                        !failed(event) && weight(event, all, 600, l -> true) >= 5));
    }

    private static final Predicate<LoginAttempt> FTP = login -> login.getProtocol().equals("ftp");

    private static boolean failed(LoginAttempt login) {
        return login.getOutcome() == LoginOutcome.FAILURE;
    }

    private static Stream<LoginAttempt> failuresUpTo(
            LoginAttempt event, List<LoginAttempt> all, int seconds) {
        return all.stream()
                .filter(NaiveReferenceTest::failed)
                .filter(other -> other.getTime() <= event.getTime())
                .filter(other -> other.getTime() >= event.getTime() - seconds * SECOND);
    }

    private static long weight(
            LoginAttempt event,
            List<LoginAttempt> all,
            int seconds,
            Predicate<LoginAttempt> which) {
        return failuresUpTo(event, all, seconds)
                .filter(which)
                .mapToLong(LoginAttempt::getAttempts)
                .sum();
    }

    private static long users(LoginAttempt event, List<LoginAttempt> all) {
        return failuresUpTo(event, all, 300)
                .map(LoginAttempt::getUser)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    private static Set<Long> literally(
            List<LoginAttempt> tries, BiPredicate<LoginAttempt, List<LoginAttempt>> holds) {
        Set<Long> periods = new TreeSet<>();
        tries.stream()
                .filter(event -> holds.test(event, tries))
                .forEach(e -> periods.add(e.getTime() / (3_600 * SECOND) * 3_600 * SECOND));
        return periods;
    }

    private static Set<Long> periods(String rule, List<LoginAttempt> tries) {
        Set<Long> periods = new TreeSet<>();
        REFERENCE.findings(tries).stream()
                .filter(finding -> finding.rule().equals(rule))
                .forEach(finding -> periods.add(finding.periodStart()));
        return periods;
    }

    private static Set<Long> literally(List<LoginAttempt> tries) {
        Set<Long> periods = new TreeSet<>();
        for (LoginAttempt event : tries) {
            long weight =
                    tries.stream()
                            .filter(other -> other.getTime() <= event.getTime())
                            .filter(other -> other.getTime() >= event.getTime() - 120 * SECOND)
                            .mapToLong(other -> Math.max(1, other.getAttempts()))
                            .sum();
            if (weight >= 10) {
                periods.add(event.getTime() / (3_600 * SECOND) * 3_600 * SECOND);
            }
        }
        return periods;
    }

    /** These tests are about one rule; the same records may be a finding of others. */
    private static List<ReferenceFinding> bruteFast(List<LoginAttempt> tries) {
        return REFERENCE.findings(tries).stream()
                .filter(finding -> finding.rule().equals("CRED-BRUTE-FAST"))
                .toList();
    }

    private static NaiveReference with(Allowance line) {
        return new NaiveReference(ReferenceFeeds.NONE.withAllowed(List.of(line)));
    }

    private static ReferenceFinding only(List<ReferenceFinding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    /** One a second. */
    private static List<LoginAttempt> logins(long from, int n) {
        return LongStream.range(0, n)
                .mapToObj(i -> login(from + i * SECOND, CLIENT, "zeek", Vantage.NETWORK))
                .toList();
    }

    private static LoginAttempt login(long time, IpAddress client, String sensor, Vantage vantage) {
        return LoginAttempt.newBuilder()
                .setTime(time)
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(client.toAvro())
                .setServerAddress(SERVER.toAvro())
                .setPasswordStrength(PasswordStrength.UNKNOWN)
                .setTenant("default")
                .setSensor(sensor)
                .setVantage(vantage)
                .setDataset("zeek.ssh")
                .build();
    }

    private static Flow probe(long time, int target) {
        return Flow.newBuilder()
                .setTransport(6)
                .setDestinationPort(target % 2 == 0 ? 22 : 445)
                .setSourcePort(40_000)
                .setConnectionState("S0")
                .setInitiatorKnown(true)
                .setSourceAddress(CLIENT.toAvro())
                .setDestinationAddress(
                        IpAddress.parse("2001:db8::" + Integer.toHexString(target + 1)).toAvro())
                .setStartTime(time)
                .setEndTime(time)
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.conn")
                .build();
    }

    private static long micros(String time) {
        return Instant.parse(time).getEpochSecond() * SECOND;
    }
}
