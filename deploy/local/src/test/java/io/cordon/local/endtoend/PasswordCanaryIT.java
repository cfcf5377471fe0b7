package io.cordon.local.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.file.PasswordCanaries;
import io.cordon.ingest.file.SecretForms;
import io.cordon.local.endtoend.Index.Document;
import io.cordon.local.judging.Judging;
import io.cordon.local.judging.Keys;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.stack.flink.FlinkJobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A password never leaves the decoder, end to end: a unique one in every format, field and error
 * path, sent through {@code ingest} and {@code batch}, is afterwards nowhere: topics, indices,
 * state, checkpoints, logs, outputs. Beside each stands a needle in a visible field, which the same
 * search must find in the same place.
 */
@TestMethodOrder(OrderAnnotation.class)
@Order(1)
class PasswordCanaryIT {

    private static final String TENANT = "canaries";

    /** A user name: visible by design. */
    private static final String NEEDLE = "visibleUser7Kq29Zx4m";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir static Path folder;

    private static final List<byte[]> FORMS = new ArrayList<>();
    private static SecretSearch passwords;
    private static final SecretSearch NEEDLES = new SecretSearch(List.of(NEEDLE.getBytes(UTF_8)));
    private static int planted;

    /** Everything that our processes write, and nothing that they read. */
    private static Path written;

    private static DetectionSettings settings;

    @BeforeAll
    static void feed() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        written = Files.createDirectories(folder.resolve("written"));
        plant(logs);
        settings =
                Judging.detection(
                        RuleSettings.UNSAID,
                        Keys.of(written.resolve("data"), TelemetrySettings.UNSAID).keys());
        Path credentials = folder.resolve("credentials.csv");
        Files.writeString(credentials, "username,password\nroot," + canary() + "\n");
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, "name,secret\nroot," + canary() + "\n\"" + canary());
        passwords = new SecretSearch(FORMS);
        TestStack stack = TestStack.shared();
        stack.topics().forget(TestStack.TELEMETRY);
        String servers = stack.endpoints().bootstrapServers();
        String node = stack.endpoints().elasticsearch().toString();
        String[] where = {"--bootstrap-servers", servers, "--elasticsearch", node};
        assertThat(run("live", "ingest", where, "--live", "--tenant", TENANT, logs)).isZero();
        assertThat(
                        run(
                                "backfill",
                                "ingest",
                                where,
                                "--backfill",
                                "--tenant",
                                "old-" + TENANT,
                                undamaged(logs)))
                .isZero();
        assertThat(
                        run(
                                "batch",
                                "batch",
                                "--credentials",
                                credentials,
                                "--out",
                                written.resolve("results"),
                                logs))
                .isZero();
        assertThat(run("rules", "rules", "--debug", "--credentials", broken)).isEqualTo(1);
        assertThat(planted).isGreaterThan(100);
    }

    /** A file costs a bounded run more than a line does: one of each sample is enough for it. */
    private static String[] undamaged(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(Path::toString)
                    .filter(f -> f.endsWith("-0.log"))
                    .toArray(String[]::new);
        }
    }

    private static int run(String name, Object... arguments) throws Exception {
        String[] flat =
                Stream.of(arguments)
                        .flatMap(a -> a instanceof String[] many ? Stream.of(many) : Stream.of(a))
                        .map(Object::toString)
                        .toArray(String[]::new);
        Path output = written.resolve(name + ".out");
        try (CordonProcess process = CordonProcess.start(written.resolve("data"), output, flat)) {
            return process.await(PATIENCE);
        }
    }

    /** Twenty characters that nothing else holds; every form of them is forbidden from now on. */
    private static String canary() {
        String canary = String.format("Zq7canary%05dXw29Kd", planted++);
        assertThat(canary).hasSize(20);
        FORMS.addAll(SecretForms.of(canary));
        return canary;
    }

    private static void plant(Path logs) throws IOException {
        String any = "x".repeat(20);
        List<String> samples = PasswordCanaries.samples(any);
        for (int i = 0; i < samples.size(); i++) {
            byte[] whole = samples.get(i).getBytes(UTF_8);
            List<byte[]> variants = PasswordCanaries.variants(samples.get(i), any);
            // Every sixth change, others for the next sample: together they are all there.
            for (int j = 2 * (i % 6); j < variants.size(); j += 12) {
                // A change that does not apply to this sample leaves it as it is.
                if (!Arrays.equals(variants.get(j), whole)) {
                    write(logs, i, j);
                }
            }
            write(logs, i, 0);
            byte[] packed =
                    gzip(PasswordCanaries.samples(canary()).get(i).repeat(2).getBytes(UTF_8));
            Files.write(logs.resolve(i + ".gz"), Arrays.copyOf(packed, packed.length - 12));
        }
        Files.writeString(logs.resolve("needle.json"), bruteForce(NEEDLE));
        Files.writeString(
                logs.resolve("cut-" + NEEDLE + ".json"),
                bruteForce("root")
                        + "{\"eventid\":\"cowrie.login.failed\",\"password\":\""
                        + canary());
    }

    private static void write(Path logs, int sample, int change) throws IOException {
        String canary = canary();
        String text = PasswordCanaries.samples(canary).get(sample);
        Files.write(
                logs.resolve(sample + "-" + change + ".log"),
                PasswordCanaries.variants(text, canary).get(change));
    }

    /** Twelve failures at a decoy, so that user and fingerprints are in state and evidence. */
    private static String bruteForce(String user) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            log.append(
                    ("{\"eventid\":\"cowrie.login.failed\",\"session\":\"n\",\"src_ip\":\"%s\","
                                    + "\"timestamp\":\"2024-03-01T02:01:%02d.000001Z\",\"username\":\"%s\","
                                    + "\"password\":\"%s\",\"message\":\"login attempt\"}%n")
                            .formatted(
                                    user.equals(NEEDLE) ? "198.51.100.77" : "198.51.100.78",
                                    i,
                                    user,
                                    canary()));
        }
        return log.toString();
    }

    static List<String> topics() {
        return Topics.names();
    }

    /** First, since these runs of the live job also fill the topic and the index of findings. */
    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void noStateAndNoCheckpointHoldsAPassword(String backend) throws Exception {
        TestStack stack = TestStack.shared();
        FlinkJobs jobs = stack.jobs();
        String job =
                stack.submit(
                        settings,
                        false,
                        Map.of(
                                "state.backend.type", backend,
                                "state.backend.rocksdb.compression.per.level", "NO_COMPRESSION",
                                "execution.checkpointing.snapshot-compression", "false"));
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> counted(stack.index().of(Index.FINDINGS, TENANT)) == 12);
        long before = jobs.completedCheckpoints(job);
        // One may have begun earlier; the second has everything.
        await().atMost(PATIENCE).until(() -> jobs.completedCheckpoints(job) >= before + 2);
        Path checkpoints = stack.checkpoints().resolve(job);
        assertThat(NEEDLES.files(checkpoints)).isNotEmpty();
        assertThat(passwords.files(checkpoints)).isEmpty();
        assertThat(passwords.files(stack.directory())).isEmpty();
        jobs.cancel(job);
        jobs.await(job, Set.of("CANCELED"), PATIENCE);
    }

    private static long counted(List<Document> findings) {
        return findings.stream()
                .filter(f -> f.source().toString().contains(NEEDLE))
                .filter(f -> f.text("/rule/id").equals("CRED-BRUTE-FAST"))
                .mapToLong(f -> f.source().at("/cordon/count").asLong())
                .sum();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void noTopicHoldsAPassword(String topic) throws Exception {
        List<byte[]> parts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : TestStack.shared().topics().read(topic)) {
            parts.add(record.key());
            parts.add(record.value());
            record.headers().forEach(header -> parts.add(header.value()));
        }
        parts.removeIf(part -> part == null);
        assertThat(parts.stream().filter(passwords::isIn)).isEmpty();
        if (Set.of(TopicCatalog.LOGIN, TopicCatalog.FINDING, TopicCatalog.DEAD_LETTER)
                .contains(topic)) {
            assertThat(parts.stream().anyMatch(NEEDLES::isIn)).isTrue();
        }
    }

    @Test
    void noDocumentHoldsAPassword() throws Exception {
        Index index = TestStack.shared().index();
        assertThat(texts(index.all("*")).filter(passwords::isIn)).isEmpty();
        assertThat(texts(index.all(Index.FINDINGS)).anyMatch(NEEDLES::isIn)).isTrue();
        assertThat(texts(index.all(Index.DEAD_LETTERS)).anyMatch(NEEDLES::isIn)).isTrue();
    }

    private static Stream<byte[]> texts(List<Document> documents) {
        return documents.stream().map(document -> document.toString().getBytes(UTF_8));
    }

    @Test
    void noLogAndNoOutputHoldsAPassword() throws Exception {
        assertThat(written.resolve("data/logs/cordon.log")).isNotEmptyFile();
        Path log = Files.writeString(written.resolve("data/logs/control.log"), "x " + NEEDLE);
        assertThat(passwords.files(written)).isEmpty();
        assertThat(passwords.files(TestStack.shared().directory())).isEmpty();
        assertThat(NEEDLES.files(written))
                .contains(
                        log,
                        written.resolve("live.out"),
                        written.resolve("results/findings.ndjson"),
                        written.resolve("results/dead-letters.ndjson"),
                        written.resolve("results/run.json"));
        assertThat(written.resolve("rules.out")).content().contains("CredentialCsv.java");
    }

    /** The control of the forms: each would be found. */
    @Test
    void everyFormOfAPasswordIsFound() {
        for (byte[] form : FORMS) {
            ByteArrayOutputStream around = new ByteArrayOutputStream();
            around.writeBytes("before".getBytes(UTF_8));
            around.writeBytes(form);
            around.writeBytes("after".getBytes(UTF_8));
            assertThat(passwords.isIn(around.toByteArray())).isTrue();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
