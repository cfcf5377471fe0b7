package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.ingest.file.FileDecoding;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.testing.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePublisherIT {

    private static String bootstrap = "";
    @TempDir Path folder;

    @BeforeAll
    static void installTopics() throws Exception {
        bootstrap = SharedStack.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            TopicInstaller.apply(admin);
        }
    }

    @Test
    void aFileIsRecognisedUnderAnotherNameUnlessAgain() throws Exception {
        Path log = ConnLog.write(folder.resolve("conn.log"), 1, 100);
        Path copy = Files.copy(log, folder.resolve("copy.log"));
        assertThat(publish("again", log, false).line()).endsWith("98 records, 2 dead letters");

        IngestReport known = publish("again", copy, false);
        assertThat(known.outcome()).isEqualTo(IngestReport.Outcome.ALREADY_TAKEN);
        assertThat(known.line())
                .endsWith(
                        "copy.log: already taken (98 records, 2 dead letters); use --again to take"
                                + " it once more");
        assertThat(count("again")).isEqualTo(98);

        IngestReport second = publish("again", log, true);
        assertThat(second.take()).isEqualTo(2);
        assertThat(second.published()).isEqualTo(98);
        assertThat(count("again")).isEqualTo(2 * 98);
        assertThat(publish("again", log, false).take()).isEqualTo(2);
    }

    @Test
    void anArchiveThatWentThroughTheBoundedRunIsKnown() throws Exception {
        Path log = ConnLog.write(folder.resolve("conn.log"), 3, 10);
        try (ArchiveRegister register =
                new ArchiveRegister(
                        PublishSettings.defaults(bootstrap), "archive", Clock.systemUTC())) {
            assertThat(register.taken(log)).isFalse();
            register.done(log);
            assertThat(register.taken(log)).isTrue();
        }
        assertThat(publish("archive", log, false).outcome())
                .isEqualTo(IngestReport.Outcome.ALREADY_TAKEN);
        assertThat(publish("archive", log, true).take()).isEqualTo(2);
    }

    @Test
    void tenantsDoNotShareWhatWasTaken() throws Exception {
        Path log = ConnLog.write(folder.resolve("conn.log"), 2, 10);
        assertThat(publish("one", log, false).outcome()).isEqualTo(IngestReport.Outcome.TAKEN);
        assertThat(publish("two", log, false).outcome()).isEqualTo(IngestReport.Outcome.TAKEN);
    }

    @Test
    void aRecordFromTheFutureIsSetAside() throws Exception {
        long year2100 = 4_102_444_800L;
        Path log =
                ConnLog.writeTimes(
                        folder.resolve("conn.log"), ConnLog.START_SECONDS, year2100, year2100 + 1);
        IngestReport report = publish("future", log, false);
        assertThat(report.line()).endsWith("1 records, 2 dead letters (2 from the future)");
        assertThat(count("future")).isEqualTo(1);
        assertThat(TopicContent.letters(bootstrap, "future"))
                .extracting(DeadLetter::getCode)
                .containsExactly("FUTURE_EVENT_TIME", "FUTURE_EVENT_TIME");
        assertThat(TopicContent.of(bootstrap, "cordon.dead-letter.v1", "future"))
                .allMatch(record -> record.timestamp() < year2100 * 1_000);
    }

    @Test
    void whatIsNoLogIsSkippedAndNotRemembered() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "nothing to see\n");
        assertThat(publish("skipped", file, false).line())
                .endsWith("notes.txt: skipped, its content is in no known format");
        assertThat(publish("skipped", file, false).outcome())
                .isEqualTo(IngestReport.Outcome.SKIPPED);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsNotFinished() throws Exception {
        Path log = ConnLog.write(folder.resolve("conn.log"), 3, 1_000);
        String before = FileIdentity.of("growing", log).sha256();
        Decoding growing =
                new PausingDecoding(
                        log,
                        1,
                        () -> Files.writeString(log, "one more\n", StandardOpenOption.APPEND));
        assertThatThrownBy(() -> publish("growing", growing, log))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot finish %s: it changed while it was read; take it when nobody writes to it",
                        log);
        // What was committed stays, but nobody is told that the file was taken.
        try (PositionReader positions = new PositionReader(settings())) {
            FileIdentity known = new FileIdentity("growing", before);
            assertThat(positions.latest(known))
                    .hasValueSatisfying(
                            position -> {
                                assertThat(position.getDone()).isFalse();
                                assertThat(position.getOrdinal()).isEqualTo(1_000);
                            });
        }
    }

    /** A publisher stands still in mid-file, another takes the file, the first one wakes up. */
    @Test
    void aZombieIsFencedAndDoublesNothing() throws Exception {
        Path log = ConnLog.write(folder.resolve("conn.log"), 4, 1_000);
        CountDownLatch paused = new CountDownLatch(1);
        CountDownLatch resume = new CountDownLatch(1);
        Decoding stalling =
                new PausingDecoding(
                        log,
                        777,
                        () -> {
                            paused.countDown();
                            await(resume);
                        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<IngestReport> zombie = thread.submit(() -> publish("zombie", stalling, log));
            await(paused);
            IngestReport second = publish("zombie", log, false);
            assertThat(second.outcome()).isEqualTo(IngestReport.Outcome.RESUMED);
            assertThat(second.passedOver()).isEqualTo(700);
            resume.countDown();
            assertThatThrownBy(zombie::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("another ingest has taken it over");
        } finally {
            resume.countDown();
            thread.shutdownNow();
        }
        assertThat(count("zombie")).isEqualTo(980);
        assertThat(TopicContent.letters(bootstrap, "zombie")).hasSize(20);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IOException("nobody came within 60 s");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static long count(String tenant) throws Exception {
        return TopicContent.count(TopicContent.flows(bootstrap, tenant));
    }

    private static IngestReport publish(String tenant, Path file, boolean again)
            throws IOException {
        return publish(tenant, new FileDecoding()::decode, file, again);
    }

    private static IngestReport publish(String tenant, Decoding decoding, Path file)
            throws IOException {
        return publish(tenant, decoding, file, false);
    }

    private static IngestReport publish(String tenant, Decoding decoding, Path file, boolean again)
            throws IOException {
        try (FilePublisher publisher =
                new FilePublisher(
                        settings(),
                        decoding,
                        ConnLog.settings(tenant),
                        Clock.systemUTC(),
                        Progress.silent())) {
            return publisher.publish(file, again);
        }
    }

    private static PublishSettings settings() {
        return PublishSettings.defaults(bootstrap)
                .withTransactions(100, Duration.ofSeconds(60), Duration.ofSeconds(120));
    }
}
