package io.cordon.local.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.ingest.file.SecretForms;
import io.cordon.local.endtoend.Index.Document;
import io.cordon.local.judging.Judging;
import io.cordon.local.judging.Keys;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.stack.flink.FlinkJobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The passwords that attackers really tried leave no trace either. Many of them are words that our
 * outputs have anyway ("changeme", "elasticsearch"), so the logs are sent twice: first with other
 * passwords in their place. What of them is found after that did not come from them.
 */
@Order(1)
class CorpusPasswordsIT {

    private static final List<String> LOGS =
            List.of(
                    "honeypot/cowrie-ssh-2018",
                    "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie",
                    "honeypot/dshield-pi-raspberry-botnet/cowrie");

    /** Counted over these logs with a few lines of Python. */
    private static final int PASSWORDS = 357;

    /** A user name, and visible: the control of each search. */
    private static final String NEEDLE = "visibleUser8Lr31By5n";

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private enum Place {
        TOPICS,
        DOCUMENTS,
        CHECKPOINTS,
        ENGINES,
        OUTPUTS
    }

    @TempDir static Path folder;

    private static final List<byte[]> FORMS = new ArrayList<>();
    private static final Map<Place, Set<byte[]>> FOUND = new EnumMap<>(Place.class);
    private static final byte[] CONTROL = NEEDLE.getBytes(UTF_8);
    private static SecretSearch search;
    private static Set<byte[]> anyway;
    private static Path written;

    @BeforeAll
    static void feedTwice() throws Exception {
        List<Path> logs = LOGS.stream().map(Corpus::require).toList();
        CorpusPasswords corpus = new CorpusPasswords(logs);
        Set<String> passwords = corpus.all();
        assertThat(passwords).hasSize(PASSWORDS);
        passwords.forEach(password -> FORMS.addAll(SecretForms.of(password)));
        search =
                new SecretSearch(
                        Stream.concat(FORMS.stream(), Stream.of(CONTROL))
                                .collect(Collectors.toList()));
        written = Files.createDirectories(folder.resolve("written"));
        Path needle = Files.writeString(folder.resolve("needle.json"), bruteForce());

        List<Path> masked = new ArrayList<>(corpus.masked(folder.resolve("masked")));
        masked.add(needle);
        anyway = newSet();
        feed("masked", masked).values().forEach(anyway::addAll);
        anyway.remove(CONTROL);

        List<Path> real = new ArrayList<>(logs);
        real.add(needle);
        FOUND.putAll(feed("real", real));
    }

    private static Map<Place, Set<byte[]>> feed(String tenant, List<Path> logs) throws Exception {
        TestStack stack = TestStack.shared();
        stack.topics().forget(TestStack.TELEMETRY);
        run(
                tenant + "-live",
                logs,
                "ingest",
                "--live",
                "--bootstrap-servers",
                stack.endpoints().bootstrapServers(),
                "--elasticsearch",
                stack.endpoints().elasticsearch().toString(),
                "--tenant",
                tenant);
        Path results = written.resolve(tenant);
        run(tenant + "-batch", logs, "batch", "--out", results.toString(), "--tenant", tenant);
        DetectionSettings settings =
                Judging.detection(
                        RuleSettings.UNSAID,
                        Keys.of(written.resolve("data"), TelemetrySettings.UNSAID).keys());
        List<String> expected =
                Commands.lines(results.resolve("findings.ndjson")).stream()
                        .map(finding -> finding.at("/event/id").asText())
                        .toList();
        assertThat(expected).isNotEmpty();

        FlinkJobs jobs = stack.jobs();
        String job =
                stack.submit(
                        settings,
                        false,
                        Map.of(
                                "state.backend.type", "rocksdb",
                                "state.backend.rocksdb.compression.per.level", "NO_COMPRESSION",
                                "execution.checkpointing.snapshot-compression", "false"));
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> ids(stack.index(), tenant).containsAll(expected));
        long before = jobs.completedCheckpoints(job);
        // One may have begun earlier; the second has everything.
        await().atMost(PATIENCE).until(() -> jobs.completedCheckpoints(job) >= before + 2);
        Map<Place, Set<byte[]>> found = look(stack, job);
        jobs.cancel(job);
        jobs.await(job, Set.of("CANCELED"), PATIENCE);
        return found;
    }

    private static Set<String> ids(Index index, String tenant) throws IOException {
        return index.of(Index.FINDINGS, tenant).stream()
                .map(Document::id)
                .collect(Collectors.toSet());
    }

    private static Map<Place, Set<byte[]>> look(TestStack stack, String job) throws Exception {
        Map<Place, Set<byte[]>> found = new EnumMap<>(Place.class);
        Set<byte[]> topics = newSet();
        for (String topic : Topics.names()) {
            for (ConsumerRecord<byte[], byte[]> record : stack.topics().read(topic)) {
                Stream.concat(
                                Stream.of(record.key(), record.value()),
                                Stream.of(record.headers().toArray()).map(header -> header.value()))
                        .filter(part -> part != null)
                        .forEach(part -> topics.addAll(search.in(part)));
            }
        }
        found.put(Place.TOPICS, topics);
        Set<byte[]> documents = newSet();
        for (Document document : stack.index().all("*")) {
            documents.addAll(search.in(document.toString().getBytes(UTF_8)));
        }
        found.put(Place.DOCUMENTS, documents);
        found.put(Place.CHECKPOINTS, search.inFiles(stack.checkpoints().resolve(job)));
        found.put(Place.ENGINES, search.inFiles(stack.directory()));
        found.put(Place.OUTPUTS, search.inFiles(written));
        return found;
    }

    private static void run(String name, List<Path> logs, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        logs.forEach(log -> line.add(log.toString()));
        try (CordonProcess process =
                CordonProcess.start(
                        written.resolve("data"),
                        written.resolve(name + ".out"),
                        line.toArray(String[]::new))) {
            assertThat(process.await(PATIENCE)).as(process.output()).isZero();
        }
    }

    /** After all that the corpus holds, so that it is in state when all of that was read. */
    private static String bruteForce() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            log.append(
                    ("{\"eventid\":\"cowrie.login.failed\",\"session\":\"n\","
                                    + "\"src_ip\":\"198.51.100.79\",\"password\":\"made%d\","
                                    + "\"timestamp\":\"2024-03-01T02:01:%02d.000001Z\","
                                    + "\"username\":\"%s\"}%n")
                            .formatted(i, i, NEEDLE));
        }
        return log.toString();
    }

    private static Set<byte[]> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    @ParameterizedTest
    @EnumSource
    void noPlaceHoldsAPasswordOfTheCorpus(Place place) {
        Set<byte[]> found = newSet();
        found.addAll(requireNonNull(FOUND.get(place)));
        assertThat(found.remove(CONTROL)).as("control").isTrue();
        found.removeAll(anyway);
        assertThat(found.stream().map(form -> new String(form, UTF_8))).isEmpty();
    }

    /** Words of ours, and as such only: no hash, and no encoding, of a password is one. */
    @Test
    void fewPasswordsAreWordsOfOurs() {
        List<String> words = anyway.stream().map(form -> new String(form, UTF_8)).sorted().toList();
        System.out.println("corpus passwords that are there without the corpus: " + words);
        assertThat(words).hasSizeLessThan(PASSWORDS / 10);
    }

    /** The control of the forms: each would be found. */
    @Test
    void everyFormOfAPasswordIsFound() {
        for (byte[] form : FORMS) {
            ByteArrayOutputStream around = new ByteArrayOutputStream();
            around.writeBytes("before".getBytes(UTF_8));
            around.writeBytes(form);
            around.writeBytes("after".getBytes(UTF_8));
            assertThat(search.in(around.toByteArray())).contains(form);
        }
    }
}
