package io.cordon.ingest.feed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.testing.PausingProcess;
import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.avro.CredentialPair;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.feed.FeedReader;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generation;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.testing.SharedStack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports on a real broker, killed and not. */
@Timeout(180)
class FeedImporterIT {

    static final byte[] KEY =
            "a key for tests of the importer.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD =
            "the key before, also for testing".getBytes(StandardCharsets.US_ASCII);
    private static final Duration READ = Duration.ofSeconds(30);

    private static String bootstrap = "";
    @TempDir Path folder;

    @BeforeAll
    static void installTopics() throws IOException {
        bootstrap = SharedStack.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            TopicInstaller.apply(admin);
        }
    }

    @BeforeEach
    void startWithAKnownFeed() throws IOException {
        imported(list("known", 3));
        assertThat(pairs()).isEqualTo(fingerprints("known", 3));
    }

    @Test
    void aListIsInForceWithItsCountsAndTheOneBeforeIsDeleted() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("my list.csv"),
                        "vendor,user,password\nAcme,admin,<BLANK>\nAcme,root,<N/A>\nB,admin,\nAcme,u,p\n");
        ImportReport report = imported(file);
        assertThat(report.entries()).isEqualTo(2);
        assertThat(report.skipped()).isEqualTo(1);
        // Three entries and the commit of the one before, at least.
        assertThat(report.replaced()).isGreaterThanOrEqualTo(4);
        FeedCommit commit = inForce().commit();
        assertThat(inForce().number()).isEqualTo(report.generation());
        assertThat(commit.getSource()).isEqualTo("my list.csv");
        assertThat(commit.getSkipped()).isEqualTo(1);
        assertThat(commit.getKeyIds()).containsExactly(new FingerprintKey(KEY).id());
        assertThat(
                        inForce().entries().stream()
                                .map(FeedImporterIT::pair)
                                .flatMap(pair -> pair.getVendors().stream()))
                .containsExactlyInAnyOrder("acme", "acme", "b");
        // Nothing of the older generation is left on the topic.
        assertThat(imported(list("again", 1)).replaced()).isEqualTo(3);
    }

    @Test
    void aPortTableIsAFeedLikeAnyOther() throws IOException {
        FeedImporter<AmplifierFeed> importer =
                new FeedImporter<>(
                        FeedType.PORTS, ImportProcess.settings(bootstrap, 10), Clock.systemUTC());
        Path file = Files.writeString(folder.resolve("ports.csv"), "port,service\n17,a\n48899,b\n");
        long first = importer.run(AmplifierContent.read(file)).generation();
        ImportReport second = importer.run(AmplifierContent.none());

        assertThat(second.generation()).isGreaterThan(first);
        // Two rows and the commit.
        assertThat(second.replaced()).isEqualTo(3);
        try (FeedReader<AmplifierFeed> reader =
                new FeedReader<>(FeedType.PORTS, bootstrap, Map.of())) {
            reader.readToEnd(READ);
            assertThat(reader.generations().inForce().orElseThrow().entries()).isEmpty();
        }
        // The other feed is not touched.
        assertThat(pairs()).isEqualTo(fingerprints("known", 3));
    }

    /** Before the first transaction's end is no place: after the 1st, in the middle, after all. */
    @ParameterizedTest
    @ValueSource(ints = {10, 40, 100})
    void anImportThatIsKilledIsNeverInForce(int committed) throws Exception {
        Path file = list("killed", 100);
        try (PausingProcess process = ImportProcess.start(bootstrap, file, 10, committed)) {
            process.awaitPause();
            try (FeedReader<CredentialFeed> reader = reader()) {
                // Half of it is on the topic for everybody to read, and counts for nothing.
                while (reader.generations().pendingEntries() < committed) {
                    reader.poll(Duration.ofMillis(200));
                }
                assertThat(reader.generations().pendingEntries()).isEqualTo(committed);
                assertThat(reader.generations().inForce().orElseThrow().commit().getCount())
                        .isEqualTo(3);
            }
            process.kill();
        }
        assertThat(pairs()).isEqualTo(fingerprints("known", 3));

        ImportReport again = imported(file);

        assertThat(pairs()).isEqualTo(fingerprints("killed", 100));
        assertThat(again.replaced()).isEqualTo(committed + 4);
        try (FeedReader<CredentialFeed> reader = reader()) {
            reader.readToEnd(READ);
            assertThat(reader.generations().pendingEntries()).isZero();
        }
    }

    @Test
    void ofTwoImportsAtOnceTheLaterStartedCounts() throws IOException {
        FeedImporter<CredentialFeed> first =
                new FeedImporter<>(
                        FeedType.CREDENTIALS,
                        ImportProcess.settings(bootstrap, 10),
                        Clock.systemUTC(),
                        committed -> {
                            if (committed == 20) {
                                imported(list("second", 5));
                            }
                        });
        CredentialContent content =
                CredentialContent.read(list("first", 50), FingerprintKeys.of(KEY, null));
        assertThatThrownBy(() -> first.run(content))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot import feed credentials: another import took over; that one counts");
        assertThat(pairs()).isEqualTo(fingerprints("second", 5));
    }

    @Test
    void generationsRiseWhenTheClockGoesBack() throws IOException {
        long before = inForce().number();
        new FeedImporter<>(
                        FeedType.CREDENTIALS,
                        ImportProcess.settings(bootstrap, 10),
                        Clock.fixed(Instant.EPOCH.plusSeconds(5), ZoneOffset.UTC))
                .run(CredentialContent.read(list("past", 2), FingerprintKeys.of(KEY, null)));
        assertThat(inForce().number()).isEqualTo(before + 1);
        assertThat(pairs()).isEqualTo(fingerprints("past", 2));
    }

    @Test
    void whileTwoKeysAreInUseEveryPairIsUnderBoth() throws IOException {
        new FeedImporter<>(
                        FeedType.CREDENTIALS,
                        ImportProcess.settings(bootstrap, 10),
                        Clock.systemUTC())
                .run(CredentialContent.read(list("both", 2), FingerprintKeys.of(KEY, OLD)));
        assertThat(inForce().commit().getKeyIds())
                .containsExactly(new FingerprintKey(KEY).id(), new FingerprintKey(OLD).id());
        Set<ByteBuffer> older =
                inForce().entries().stream()
                        .map(FeedImporterIT::pair)
                        .map(CredentialPair::getPreviousFingerprint)
                        .collect(Collectors.toSet());
        assertThat(older)
                .containsExactlyInAnyOrder(
                        ByteBuffer.wrap(new FingerprintKey(OLD).fingerprint("user", "both-pass-0")),
                        ByteBuffer.wrap(
                                new FingerprintKey(OLD).fingerprint("user", "both-pass-1")));
    }

    @Test
    void aRemovedFeedIsOutOfForce() throws IOException {
        new FeedImporter<>(
                        FeedType.CREDENTIALS,
                        ImportProcess.settings(bootstrap, 10),
                        Clock.systemUTC())
                .run(CredentialContent.none(FingerprintKeys.of(KEY, null)));
        assertThat(inForce().entries()).isEmpty();
    }

    @Test
    void aFileWithoutCredentialsReplacesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("none.csv"), "user,password\na,<n/a>\n");
        assertThatThrownBy(() -> imported(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("it holds no credential (rows skipped: 1)");
        assertThat(pairs()).isEqualTo(fingerprints("known", 3));
    }

    @Test
    void aMissingTopicIsNamed() {
        try (FeedReader<CredentialFeed> reader =
                new FeedReader<>(
                        new FeedType<>(
                                "absent",
                                "cordon.feed.absent.v1",
                                CredentialFeed.class,
                                FeedType.CREDENTIALS.commitOf()),
                        bootstrap,
                        Map.of())) {
            assertThatThrownBy(() -> reader.readToEnd(READ))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Cannot read feed absent: topic cordon.feed.absent.v1 is missing: apply topics.yaml, as 'cordon up' does");
        }
    }

    /** The canary of this test in every form that could be found again. */
    @Test
    void passwordsAreFoundNowhereOnTheTopic() throws Exception {
        List<String> canaries = new ArrayList<>();
        StringBuilder rows = new StringBuilder("vendor,user,password\n");
        for (int i = 0; i < 20; i++) {
            canaries.add("Canary-" + i + "-Zq9!xvT" + i * 7919);
            rows.append("Acme,canaryuser").append(i).append(',').append(canaries.get(i));
            rows.append('\n');
        }
        imported(Files.writeString(folder.resolve("canaries.csv"), rows));

        List<byte[]> topic = new ArrayList<>();
        try (FeedReader<CredentialFeed> reader =
                new FeedReader<>(
                        FeedType.CREDENTIALS,
                        bootstrap,
                        Map.of(),
                        (key, value) -> {
                            topic.add(key == null ? new byte[0] : key);
                            topic.add(value == null ? new byte[0] : value);
                        })) {
            reader.readToEnd(READ);
        }
        String bytes =
                topic.stream()
                        .map(part -> new String(part, StandardCharsets.ISO_8859_1))
                        .collect(Collectors.joining("\n"));
        String hex =
                topic.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining("\n"));
        assertThat(bytes).contains("acme");
        for (String canary : canaries) {
            byte[] plain = canary.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes)
                    .doesNotContain(canary)
                    .doesNotContain("canaryuser")
                    .doesNotContain(Base64.getEncoder().encodeToString(plain).replace("=", ""))
                    .doesNotContain(HexFormat.of().formatHex(plain));
            for (String hash : List.of("MD5", "SHA-1", "SHA-256")) {
                byte[] digest = MessageDigest.getInstance(hash).digest(plain);
                assertThat(hex).doesNotContain(HexFormat.of().formatHex(digest));
            }
        }
        // The plain hash of the file would let a one-line list be guessed.
        byte[] file =
                MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(folder.resolve("canaries.csv")));
        assertThat(hex).doesNotContain(HexFormat.of().formatHex(file));
    }

    private Path list(String name, int rows) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".csv"),
                IntStream.range(0, rows)
                        .mapToObj(i -> "user," + name + "-pass-" + i)
                        .collect(Collectors.joining("\n", "user,password\n", "\n")));
    }

    private static Set<ByteBuffer> fingerprints(String name, int rows) {
        FingerprintKey key = new FingerprintKey(KEY);
        return IntStream.range(0, rows)
                .mapToObj(i -> ByteBuffer.wrap(key.fingerprint("user", name + "-pass-" + i)))
                .collect(Collectors.toSet());
    }

    private static ImportReport imported(Path file) throws IOException {
        return new FeedImporter<>(
                        FeedType.CREDENTIALS,
                        ImportProcess.settings(bootstrap, 10),
                        Clock.systemUTC())
                .run(CredentialContent.read(file, FingerprintKeys.of(KEY, null)));
    }

    private static FeedReader<CredentialFeed> reader() {
        return new FeedReader<>(FeedType.CREDENTIALS, bootstrap, Map.of());
    }

    private static Generation<CredentialFeed> inForce() throws IOException {
        try (FeedReader<CredentialFeed> reader = reader()) {
            reader.readToEnd(READ);
            return reader.generations().inForce().orElseThrow();
        }
    }

    private static CredentialPair pair(CredentialFeed entry) {
        return requireNonNull(entry.getPair());
    }

    private static Set<ByteBuffer> pairs() throws IOException {
        return inForce().entries().stream()
                .map(FeedImporterIT::pair)
                .map(CredentialPair::getFingerprint)
                .collect(Collectors.toSet());
    }
}
