package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.testing.PausingProcess;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.IngestPosition;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.testing.SharedStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A publisher is killed wherever it hurts; what is on the topics must not show it. */
class ExactlyOnceIT {

    private static final int LINES = 3_000;
    private static final int PER_TRANSACTION = 500;
    private static final long DAMAGED = ConnLog.damaged(LINES);

    private static String bootstrap = "";
    private static Map<String, List<String>> undisturbed = Map.of();
    @TempDir static Path folder;
    private static Path log = Path.of("");

    /** Transactions by count only, so that where they end does not depend on the machine. */
    static PublishSettings settings(String bootstrap, int perTransaction) {
        return PublishSettings.defaults(bootstrap)
                .withTransactions(perTransaction, Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    @BeforeAll
    static void publishUndisturbed() throws Exception {
        bootstrap = SharedStack.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            TopicInstaller.apply(admin);
        }
        log = ConnLog.write(folder.resolve("conn.log"), 7, LINES);
        IngestReport report = publish("calm", log);
        assertThat(report.outcome()).isEqualTo(IngestReport.Outcome.TAKEN);
        assertThat(report.published()).isEqualTo(LINES - DAMAGED);
        assertThat(report.deadLetters()).isEqualTo(DAMAGED);
        assertThat(report.transactions()).isEqualTo(LINES / PER_TRANSACTION + 1);
        undisturbed = TopicContent.flows(bootstrap, "calm");
        assertThat(TopicContent.count(undisturbed)).isEqualTo(LINES - DAMAGED);
    }

    /**
     * Before the first record; around the first commit; in the middle; at the last; before done.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 500, 501, 1_234, LINES, LINES + 1})
    void killedAndStartedAgain(long before) throws Exception {
        String tenant = "killed-" + before;
        long settled = (before - 1) / PER_TRANSACTION * PER_TRANSACTION;
        killAt(tenant, log, before, List.of(log));
        assertThat(committed(tenant, log)).isEqualTo(settled);

        IngestReport report = publish(tenant, log);

        assertThat(report.passedOver()).isEqualTo(settled);
        assertThat(report.outcome())
                .isEqualTo(
                        settled == 0 ? IngestReport.Outcome.TAKEN : IngestReport.Outcome.RESUMED);
        assertSameAsUndisturbed(tenant);
    }

    @Test
    void killedAgainAndAgain() throws Exception {
        for (long before : new long[] {700, 1_900, 1_950, 2_999}) {
            killAt("often", log, before, List.of(log));
        }
        assertThat(publish("often", log).passedOver()).isEqualTo(2_500);
        assertSameAsUndisturbed("often");
    }

    @Test
    void killedBetweenTwoFiles() throws Exception {
        Path second = ConnLog.write(folder.resolve("second.log"), 8, 200);
        killAt("between", second, 1, List.of(log, second));

        assertThat(publish("between", log).outcome()).isEqualTo(IngestReport.Outcome.ALREADY_TAKEN);
        assertThat(publish("between", second).outcome()).isEqualTo(IngestReport.Outcome.TAKEN);
        assertThat(TopicContent.count(TopicContent.flows(bootstrap, "between")))
                .isEqualTo(LINES - DAMAGED + 200 - ConnLog.damaged(200));
    }

    @Test
    void consumersSeeNothingOfAnOpenTransaction() throws Exception {
        Path small = ConnLog.write(folder.resolve("small.log"), 9, 100);
        try (PausingProcess process =
                PublisherProcess.start(
                        settings(bootstrap, PER_TRANSACTION), "open", small, 101, List.of(small))) {
            process.awaitPause();
            process.kill();
        }
        // The next start gives the dead transaction up at once, whatever its timeout.
        IngestReport report = publish("open", small);
        assertThat(report.passedOver()).isZero();
        assertThat(TopicContent.count(TopicContent.flows(bootstrap, "open"))).isEqualTo(98);
    }

    private static void killAt(String tenant, Path file, long before, List<Path> files)
            throws Exception {
        try (PausingProcess process =
                PublisherProcess.start(
                        settings(bootstrap, PER_TRANSACTION), tenant, file, before, files)) {
            process.awaitPause();
            process.kill();
        }
    }

    private static long committed(String tenant, Path file) throws Exception {
        try (PositionReader positions = new PositionReader(settings(bootstrap, PER_TRANSACTION))) {
            Optional<IngestPosition> latest = positions.latest(FileIdentity.of(tenant, file));
            assertThat(latest.map(IngestPosition::getDone)).isNotEqualTo(Optional.of(true));
            return latest.map(IngestPosition::getOrdinal).orElse(0L);
        }
    }

    private static IngestReport publish(String tenant, Path file) throws Exception {
        try (FilePublisher publisher =
                new FilePublisher(
                        settings(bootstrap, PER_TRANSACTION),
                        new FileDecoding()::decode,
                        ConnLog.settings(tenant),
                        Clock.systemUTC(),
                        Progress.silent())) {
            return publisher.publish(file, false);
        }
    }

    private static void assertSameAsUndisturbed(String tenant) throws Exception {
        assertThat(TopicContent.flows(bootstrap, tenant)).isEqualTo(undisturbed);
        List<String> lines = Files.readAllLines(log);
        List<DeadLetter> letters = TopicContent.letters(bootstrap, tenant);
        assertThat(letters)
                .extracting(letter -> lines.get((int) letter.getLine() - 1))
                .doesNotHaveDuplicates()
                .hasSize((int) DAMAGED)
                .allMatch(line -> line.startsWith("damaged line"));
    }
}
