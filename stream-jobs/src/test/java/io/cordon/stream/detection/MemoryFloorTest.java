package io.cordon.stream.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.counting.RuleStates;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.TrustedRecords;
import io.cordon.stream.detection.DetectionHarness.Backend;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * 300,000 distinct sources against one device, and one source against 300,000 devices, in half an
 * hour, with one password: what is kept stays small, and a count that became an estimate says so.
 * The addresses are of 2001:db8::/32 and 198.18.0.0/15.
 */
class MemoryFloorTest {

    static {
        TrustedRecords.install();
    }

    private static final int MANY = 300_000;
    private static final long START = Instant.parse("2026-03-01T02:00:00Z").getEpochSecond();
    private static final DetectionSettings SETTINGS =
            DetectionSettings.of(
                    List.of("198.18.0.0/15"), Map.of(), List.of(), List.of(), List.of());

    /** A hundred bytes of overhead in a map and a page of a database, and what the rules keep. */
    private static final long BYTES_A_SUBJECT = 1_000;

    @Test
    void manySourcesAgainstOneDevice() throws IOException {
        Kept kept = play(i -> login(i, source(i), IpAddress.parse("198.18.0.1")));

        // one a source, one a pair, one for the credential
        assertThat(kept.subjects()).hasSize(2 * MANY + 1);
        assertThat(kept.bytes()).isLessThan((2L * MANY + 1) * BYTES_A_SUBJECT);
        Finding spray = kept.only("CRED-SPRAY-DIST");
        assertThat(spray.getCount()).isEqualTo(MANY);
        assertThat(spray.getEstimated()).isTrue();
        assertThat((double) spray.getDistinct()).isBetween(MANY * 0.95, MANY * 1.05);
        assertThat(kept.largest()).isLessThan(20_000);
    }

    @Test
    void oneSourceAgainstManyDevices() throws IOException {
        IpAddress source = source(1);
        Kept kept = play(i -> login(i, source, device(i)));

        assertThat(kept.subjects()).hasSize(MANY + 2);
        assertThat(kept.bytes()).isLessThan((MANY + 2L) * BYTES_A_SUBJECT);
        Finding spray = kept.only("CRED-SPRAY");
        assertThat(spray.getCount()).isEqualTo(MANY);
        assertThat(spray.getEstimated()).as("users").isTrue();
        assertThat(spray.getCredentialsEstimated()).isFalse();
        assertThat(kept.largest()).isLessThan(60_000);
    }

    /** The same through the operator, with state outside of the heap as a national job has it. */
    @Test
    void bothThroughTheOperatorOnRocks() throws Exception {
        try (DetectionHarness operator =
                new DetectionHarness(SETTINGS, Speed.BATCH, Backend.ROCKSDB, null)) {
            int few = MANY / 10;
            IpAddress device = IpAddress.parse("198.18.0.1");
            Gathered gathered = new Gathered(operator);
            for (int i = 0; i < few; i++) {
                gathered.take(login(i, source(i), device));
                gathered.take(login(i, source(MANY), device(i)));
            }
            gathered.flush();
            operator.watermark(Long.MAX_VALUE);

            List<Finding> findings = operator.findings();
            assertThat(findings).allMatch(Finding::getClosed);
            assertThat(findings)
                    .filteredOn(f -> f.getRuleId().equals("CRED-SPRAY-DIST"))
                    .singleElement()
                    .matches(f -> f.getCount() == 2L * few && f.getEstimated());
            assertThat(findings)
                    .filteredOn(f -> f.getRuleId().equals("CRED-SPRAY"))
                    .singleElement()
                    .matches(f -> f.getCount() == few && f.getEstimated());
            assertThat(operator.timers()).isZero();
        }
    }

    /** Gathers by subject as the local step does. */
    private static final class Gathered implements TelemetryMatcher.Output {

        private final DetectionHarness operator;
        private final TelemetryMatcher matcher =
                new TelemetryMatcher(new DetectorCatalog(SETTINGS));
        private final Map<String, List<SubjectMatch>> pending = new LinkedHashMap<>();
        private int size;

        Gathered(DetectionHarness operator) {
            this.operator = operator;
        }

        void take(LoginAttempt login) throws Exception {
            matcher.match(login, this);
            if (size >= LocalAggregation.MOST) {
                flush();
            }
        }

        void flush() throws Exception {
            List<MatchBatch> batches = new ArrayList<>();
            pending.forEach((key, matches) -> batches.add(new MatchBatch(key, matches)));
            operator.gathered(batches);
            pending.clear();
            size = 0;
        }

        @Override
        public void matched(SubjectMatch match) {
            pending.computeIfAbsent(match.key(), key -> new ArrayList<>()).add(match);
            size++;
        }

        @Override
        public void observed(DeviceMatch match) {}

        @Override
        public void contributed(PaneShare share) {
            // Pane rules have an operator of their own.
        }

        @Override
        public void suppressed(String ruleId) {
            throw new IllegalStateException("nothing is on the allow-list");
        }
    }

    /** State of every subject as bytes, as RocksDB keeps it. */
    private record Kept(Map<String, byte[]> subjects, DetectorCatalog catalog) {

        long bytes() {
            return subjects.values().stream().mapToLong(bytes -> bytes.length).sum();
        }

        int largest() {
            return subjects.values().stream().mapToInt(bytes -> bytes.length).max().orElseThrow();
        }

        Finding only(String rule) throws IOException {
            Detector detector = catalog.detector(rule);
            FindingFactory factory = new FindingFactory(catalog.scope().assets());
            Finding only = null;
            for (Map.Entry<String, byte[]> subject : subjects.entrySet()) {
                var state = read(subject.getValue()).find(rule);
                if (state != null) {
                    for (long period : state.openPeriods()) {
                        var verdict = state.verdict(period);
                        if (verdict.isPresent()) {
                            assertThat(only).as("one finding of %s", rule).isNull();
                            only =
                                    factory.finding(
                                            SubjectKey.parse(subject.getKey()),
                                            detector,
                                            verdict.get(),
                                            true);
                        }
                    }
                }
            }
            assertThat(only).as(rule).isNotNull();
            return only;
        }
    }

    private static Kept play(IntFunction<LoginAttempt> logins) throws IOException {
        DetectorCatalog catalog = new DetectorCatalog(SETTINGS);
        TelemetryMatcher matcher = new TelemetryMatcher(catalog);
        Map<String, byte[]> subjects = new HashMap<>();
        Map<String, RuleStates> busy = new HashMap<>();
        TelemetryMatcher.Output output =
                new TelemetryMatcher.Output() {
                    @Override
                    public void matched(SubjectMatch match) {
                        // What is met once goes to bytes at once; what is met often stays open.
                        boolean once = match.key().contains("\npair\n") || busy.size() > 1_000;
                        RuleStates states =
                                busy.containsKey(match.key()) || !once
                                        ? busy.computeIfAbsent(match.key(), k -> new RuleStates())
                                        : new RuleStates();
                        for (SubjectMatch.Share share : match.shares()) {
                            Detector detector = catalog.all().get(share.rule());
                            states.of(detector.id(), detector.counting())
                                    .add(match.observation(share));
                        }
                        if (!busy.containsKey(match.key())) {
                            subjects.put(match.key(), bytes(states));
                        }
                    }

                    @Override
                    public void observed(DeviceMatch match) {}

                    @Override
                    public void contributed(PaneShare share) {
                        // Pane rules have an operator of their own.
                    }

                    @Override
                    public void suppressed(String ruleId) {}
                };
        for (int i = 0; i < MANY; i++) {
            matcher.match(logins.apply(i), output);
        }
        busy.forEach((key, states) -> subjects.put(key, bytes(states)));
        return new Kept(subjects, catalog);
    }

    private static byte[] bytes(RuleStates states) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream(512);
            states.write(new DataOutputStream(out));
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuleStates read(byte[] bytes) throws IOException {
        return RuleStates.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static IpAddress source(int n) {
        return new IpAddress(0x20010db8_00000000L, n + 1L);
    }

    /** As many as 198.18.0.0/15 holds, then IPv6. */
    private static IpAddress device(int n) {
        return n < 120_000
                ? IpAddress.ofV4(0xC6120100 + n)
                : new IpAddress(0x20010db8_ffff0000L, n);
    }

    /** A failed login with one password; the user changes with the server. */
    private static LoginAttempt login(int i, IpAddress client, IpAddress server) {
        byte[] fingerprint = new byte[32];
        fingerprint[0] = 7;
        return LoginAttempt.newBuilder()
                .setTime(START * 1_000_000 + i * 6_000L)
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("telnet")
                .setClientAddress(client.toAvro())
                .setServerAddress(server.toAvro())
                .setServerPort(23)
                .setUser("user " + server.text())
                .setCredentialFingerprint(ByteBuffer.wrap(fingerprint))
                .setFingerprintKeyId("0badc0de")
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.telnet")
                .build();
    }
}
