package io.cordon.local.feed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.local.judging.Judging;
import io.cordon.local.settings.RuleSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.avro.VectorMeasure;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeyFile;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.RecordKey;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.testing.SharedStack;
import io.cordon.stream.detection.DetectionGraph;
import io.cordon.stream.detection.Speed;
import io.cordon.stream.kafka.KafkaSinks;
import io.cordon.stream.kafka.TelemetrySources;
import io.cordon.stream.live.LiveJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The live graph on a real broker, with a feed that changes under it. */
@Timeout(300)
class LiveFeedIT {

    private static final String RULE = "CRED-DEFAULT-ATTEMPT";

    /** No row of the built-in table. */
    private static final int LAMP = 48_899;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private int clients;

    @Test
    void aListIsAppliedToARunningJobAndTakenAway() throws Exception {
        String bootstrap = SharedStack.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            TopicInstaller.apply(admin);
        }
        FingerprintKeys keys =
                FingerprintKeyFile.readOrCreateAll(folder.resolve("site.key")).keys();
        feed(
                bootstrap,
                new FeedRequest.Import(FeedRequest.Feed.CREDENTIALS, list("acme,first-Pass-81")));
        try (Telemetry telemetry = new Telemetry(bootstrap, keys.current())) {
            // The gate: this record is there before the job, and is judged under the list.
            String early = telemetry.login("acme", "first-Pass-81", client());
            JobClient job = start(bootstrap, keys);
            try {
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> telemetry.findings().containsKey(early));

                // A login with a pair that is not listed, and one that is: only that one counts.
                String both = client();
                long unlisted = telemetry.time(both, "acme", "second-Pass-82");
                long listed = telemetry.time(both, "acme", "first-Pass-81");
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> telemetry.findings().containsKey(both));
                assertThat(unlisted).isLessThan(listed);
                assertThat(telemetry.firstTime(both)).isEqualTo(listed);

                // Imported while the job runs: from here on the second pair is a finding.
                feed(
                        bootstrap,
                        new FeedRequest.Import(
                                FeedRequest.Feed.CREDENTIALS, list("acme,second-Pass-82")));
                long imported = System.nanoTime();
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(100))
                        .until(
                                () -> {
                                    telemetry.login("acme", "second-Pass-82", client());
                                    return telemetry.findings().values().stream()
                                            .anyMatch(f -> f.getFirstTime() > listed);
                                });
                System.out.printf(
                        "a login was judged under the imported list after %d ms%n",
                        Duration.ofNanos(System.nanoTime() - imported).toMillis());

                // Taken away: after a while a login with it is none any more.
                feed(bootstrap, new FeedRequest.Remove(FeedRequest.Feed.CREDENTIALS));
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(500))
                        .until(
                                () -> {
                                    String one = client();
                                    telemetry.time(one, "acme", "second-Pass-82");
                                    // A pair of the built-in list shows that the job came by.
                                    long known = telemetry.time(one, "root", "xc3511");
                                    await().atMost(Duration.ofSeconds(30))
                                            .until(() -> telemetry.findings().containsKey(one));
                                    return telemetry.firstTime(one) == known;
                                });
                followsThePortTable(bootstrap, telemetry);
                assertThat(job.getJobStatus().get().isTerminalState()).isFalse();
            } finally {
                job.cancel().get();
            }
        }
        feed(bootstrap, new FeedRequest.Status());
        assertThat(out.toString()).contains("credentials", "(removed)", "lamps.csv");
        assertNoPassword(bootstrap);
    }

    /** A port becomes a vector while the job runs; a broken file after it changes nothing. */
    private void followsThePortTable(String bootstrap, Telemetry telemetry) throws Exception {
        String before = "192.0.2.200";
        telemetry.attack(before, LAMP);
        // From the same reflectors, so on the same partitions after it: now the first was read.
        String known = "192.0.2.201";
        telemetry.attack(known, 123);
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            telemetry.findings();
                            return telemetry.victims().contains(known);
                        });
        Path file =
                Files.writeString(
                        folder.resolve("lamps.csv"), "port,service\n" + LAMP + ",Lamp control\n");
        feed(bootstrap, new FeedRequest.Import(FeedRequest.Feed.PORTS, file));
        int[] victims = {0};
        // Judge of panes and readers take the table each for itself: until both have it.
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            telemetry.attack("192.0.2." + (1 + victims[0]++ % 190), LAMP);
                            telemetry.findings();
                            return telemetry.services().contains("Lamp control");
                        });
        // It was read before the table was there, and is not judged again.
        assertThat(telemetry.victims()).hasSizeGreaterThan(1).doesNotContain(before);
        Path broken = Files.writeString(folder.resolve("broken.csv"), "port,service\n17,a\n0,b\n");
        assertThatThrownBy(
                        () ->
                                feed(
                                        bootstrap,
                                        new FeedRequest.Import(FeedRequest.Feed.PORTS, broken)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3, column port");
        feed(bootstrap, new FeedRequest.Status());
    }

    /** Not in the commands' output, on no topic and in no checkpoint, plain, as base64 or hex. */
    private void assertNoPassword(String bootstrap) throws Exception {
        List<byte[]> places = new ArrayList<>();
        places.add(out.toString().getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                places.add(Files.readAllBytes(file));
            }
        }
        assertThat(places).as("checkpoints that were kept").hasSizeGreaterThan(1);
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrap);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    TopicCatalog.load().topics().stream()
                            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < requireNonNull(ends.get(p)))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value() != null) {
                        places.add(record.value());
                    }
                }
            }
        }
        for (String password : List.of("first-Pass-81", "second-Pass-82")) {
            byte[] plain = password.getBytes(StandardCharsets.UTF_8);
            for (String form :
                    List.of(
                            password,
                            Base64.getEncoder().encodeToString(plain).replace("=", ""),
                            HexFormat.of().formatHex(plain))) {
                assertThat(places)
                        .noneMatch(
                                place ->
                                        new String(place, StandardCharsets.ISO_8859_1)
                                                .contains(form));
            }
        }
    }

    @Test
    void withoutAStackFeedSaysWhatToDo() {
        assertThatThrownBy(
                        () ->
                                new Feeds(new PrintWriter(out), Clock.systemUTC())
                                        .run(
                                                new FeedRequest(
                                                        folder,
                                                        new FeedRequest.Status(),
                                                        null,
                                                        null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run './cordon up' first");
    }

    private JobClient start(String bootstrap, FingerprintKeys keys) throws Exception {
        RuleSettings rules =
                new RuleSettings(
                        null,
                        null,
                        Files.writeString(folder.resolve("rules.yaml"), RULE + ": {pairs: 1}\n"),
                        null);
        DetectionSettings settings = Judging.detection(rules, keys);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2);
        LiveJob.configure(environment);
        environment.enableCheckpointing(1_000);
        environment.configure(
                new Configuration()
                        .set(
                                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                                folder.resolve("checkpoints").toUri().toString())
                        .set(
                                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION));
        DetectionGraph graph =
                DetectionGraph.attach(
                        TelemetrySources.attach(environment, bootstrap, settings, false),
                        settings,
                        Speed.LIVE,
                        bootstrap);
        graph.findings()
                .sinkTo(KafkaSinks.findings(bootstrap))
                .name("findings-topic")
                .uid("findings-topic");
        graph.setAside()
                .sinkTo(KafkaSinks.deadLetters(bootstrap))
                .name("dead-letters-topic")
                .uid("dead-letters-topic");
        return environment.executeAsync("live-feed");
    }

    private void feed(String bootstrap, FeedRequest.Operation operation) throws IOException {
        assertThat(
                        new Feeds(new PrintWriter(out, true), Clock.systemUTC())
                                .run(
                                        new FeedRequest(
                                                folder,
                                                operation,
                                                folder.resolve("site.key"),
                                                bootstrap)))
                .isZero();
    }

    private Path list(String row) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), "user,password\n" + row + "\n");
    }

    private String client() {
        clients++;
        return "198.51." + (100 + clients / 250) + "." + (1 + clients % 250);
    }

    /** Logins in, findings out. */
    private static final class Telemetry implements AutoCloseable {

        private final Framing<LoginAttempt> logins = Framing.of(LoginAttempt.class);
        private final Framing<Flow> flows = Framing.of(Flow.class);
        private final Framing<Finding> findings = Framing.of(Finding.class);
        private final Map<String, Finding> attacked = new HashMap<>();
        private final Map<String, Finding> found = new HashMap<>();
        private final FingerprintKey key;
        private final KafkaProducer<byte[], byte[]> producer;
        private final KafkaConsumer<byte[], byte[]> consumer;
        private long last;

        Telemetry(String bootstrap, FingerprintKey key) {
            this.key = key;
            Properties properties = new Properties();
            properties.put("bootstrap.servers", bootstrap);
            properties.put("isolation.level", "read_committed");
            producer =
                    new KafkaProducer<>(
                            properties, new ByteArraySerializer(), new ByteArraySerializer());
            consumer =
                    new KafkaConsumer<>(
                            properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TopicCatalog.FINDING).stream()
                            .map(one -> new TopicPartition(one.topic(), one.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        String login(String user, String password, String client) throws Exception {
            time(client, user, password);
            return client;
        }

        /** Sends a login and returns its time, which no other has. */
        long time(String client, String user, String password) throws Exception {
            last = Math.max(last + 1_000, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            LoginAttempt login =
                    LoginAttempt.newBuilder()
                            .setTime(last)
                            .setOutcome(LoginOutcome.FAILURE)
                            .setAttempts(1)
                            .setProtocol("telnet")
                            .setClientAddress(IpAddress.parse(client).toAvro())
                            .setServerAddress(IpAddress.parse("192.0.2.1").toAvro())
                            .setUser(user)
                            .setCredentialFingerprint(
                                    ByteBuffer.wrap(key.fingerprint(user, password)))
                            .setFingerprintKeyId(key.id())
                            .setTenant("default")
                            .setSensor("test")
                            .setVantage(Vantage.NETWORK)
                            .setDataset("test")
                            .build();
            producer.send(
                            new ProducerRecord<>(
                                    TopicCatalog.LOGIN,
                                    null,
                                    last / 1_000,
                                    RecordKey.of(login),
                                    logins.encode(login)))
                    .get();
            return last;
        }

        /** Sends large answers of twenty reflectors that nobody asked for, all at one time. */
        void attack(String victim, int port) throws Exception {
            last = Math.max(last + 1_000, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            for (int i = 1; i <= 20; i++) {
                Flow flow =
                        Flow.newBuilder()
                                .setTransport(17)
                                .setSourceAddress(IpAddress.parse("203.0.113." + i).toAvro())
                                .setSourcePort(port)
                                .setDestinationAddress(IpAddress.parse(victim).toAvro())
                                .setDestinationPort(40_000)
                                .setInitiatorKnown(false)
                                .setStartTime(last)
                                .setEndTime(last)
                                .setSourcePackets(3L)
                                .setSourceBytes(3L * (400 + 28))
                                .setSamplingRate(1)
                                .setTenant("default")
                                .setSensor("test")
                                .setVantage(Vantage.NETWORK)
                                .setDataset("test")
                                .build();
                producer.send(
                        new ProducerRecord<>(
                                TopicCatalog.FLOW,
                                null,
                                last / 1_000,
                                RecordKey.of(flow),
                                flows.encode(flow)));
            }
            producer.flush();
        }

        /** Who was hit, by the findings read so far. */
        Set<String> victims() {
            return attacked.keySet();
        }

        /** Names of the services that hit them. */
        List<String> services() {
            return attacked.values().stream()
                    .flatMap(finding -> requireNonNull(finding.getMeasures()).getVectors().stream())
                    .map(VectorMeasure::getService)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** First revisions by subject. */
        Map<String, Finding> findings() throws Exception {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                Finding finding = findings.decode(record.value());
                if (finding.getRuleId().equals(RULE)) {
                    found.putIfAbsent(finding.getSubject(), finding);
                } else if (finding.getRuleId().equals("AMP-VICTIM")) {
                    attacked.put(finding.getSubject(), finding);
                }
            }
            return found;
        }

        long firstTime(String subject) throws Exception {
            return requireNonNull(findings().get(subject)).getFirstTime();
        }

        @Override
        public void close() {
            producer.close();
            consumer.close();
        }
    }
}
