package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.IngestPosition;
import io.cordon.schema.framing.Framing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishingSinkTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final FileIdentity FILE = new FileIdentity("default", "ab".repeat(32));
    private static final PublishSettings SETTINGS =
            PublishSettings.defaults("localhost:9092")
                    .withTransactions(3, Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final SteppingClock clock = new SteppingClock(NOW);
    private final MemoryTransactions transactions = new MemoryTransactions();

    @Test
    void commitsByCountWithThePosition() throws IOException {
        PublishingSink sink = sink(null);
        for (int i = 0; i < 4; i++) {
            sink.accept(Records.login(NOW));
        }
        assertThat(transactions.sizes()).containsExactly(4);
        IngestPosition end = sink.finish();
        assertThat(transactions.sizes()).containsExactly(4, 2);
        assertThat(end.getOrdinal()).isEqualTo(4);
        assertThat(end.getPublished()).isEqualTo(4);
        assertThat(end.getDone()).isTrue();
        assertThat(transactions.topics())
                .containsExactly(
                        "cordon.login.v1",
                        "cordon.login.v1",
                        "cordon.login.v1",
                        "cordon.ingest-position.v1",
                        "cordon.login.v1",
                        "cordon.ingest-position.v1");
    }

    @Test
    void commitsByAge() throws IOException {
        PublishingSink sink = sink(null);
        sink.accept(Records.login(NOW));
        clock.step(Duration.ofMillis(999));
        sink.accept(Records.login(NOW));
        assertThat(transactions.sizes()).isEmpty();
        clock.step(Duration.ofMillis(2_000));
        sink.reject(Records.letter());
        assertThat(transactions.sizes()).containsExactly(4);
    }

    @Test
    void commitsWhenTheClockIsSetBack() throws IOException {
        PublishingSink sink = sink(null);
        sink.accept(Records.login(NOW));
        clock.step(Duration.ofDays(-1));
        sink.accept(Records.login(NOW));
        assertThat(transactions.sizes()).containsExactly(3);
    }

    @Test
    void anEmptyFileIsDone() throws IOException {
        assertThat(sink(null).finish().getDone()).isTrue();
        assertThat(transactions.sizes()).containsExactly(1);
    }

    @Test
    void setsRecordsFromTheFutureAside() throws Exception {
        PublishingSink sink = sink(null);
        Instant limit = NOW.plus(Duration.ofMinutes(5));
        sink.accept(Records.login(limit));
        sink.accept(Records.login(limit.plusNanos(1_000)));
        IngestPosition end = sink.finish();

        assertThat(transactions.topics())
                .containsExactly(
                        "cordon.login.v1", "cordon.dead-letter.v1", "cordon.ingest-position.v1");
        assertThat(end.getPublished()).isEqualTo(1);
        assertThat(end.getDeadLetters()).isEqualTo(1);
        assertThat(end.getFuture()).isEqualTo(1);
        ProducerRecord<byte[], byte[]> outgoing = transactions.committed.get(0).get(1);
        DeadLetter letter = Framing.of(DeadLetter.class).decode(outgoing.value());
        assertThat(letter.getCode()).isEqualTo("FUTURE_EVENT_TIME");
        assertThat(letter.getFormat()).isEqualTo("zeek");
        assertThat(letter.getSource()).isEqualTo("ssh.log");
        assertThat(letter.getInput()).isNull();
        // Stamped with its receipt: it must not move anything either.
        assertThat(outgoing.timestamp()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void deadLettersSayInHeadersWhatTheyAre() throws IOException {
        PublishingSink sink = sink(null);
        sink.reject(Records.letter());
        sink.finish();
        var headers = transactions.committed.get(0).get(0).headers();
        assertThat(headers)
                .extracting(h -> h.key() + "=" + new String(h.value(), StandardCharsets.UTF_8))
                .containsExactly("code=BAD_JSON", "source=ssh.log", "line=7", "byte-offset=99");
    }

    @Test
    void passesOverWhatIsSettled() throws IOException {
        PublishingSink second = sink(position(3));
        for (int i = 0; i < 5; i++) {
            second.accept(Records.login(NOW.plusSeconds(i)));
        }
        IngestPosition end = second.finish();
        assertThat(transactions.sizes()).containsExactly(3);
        assertThat(transactions.committed.get(0).get(0).timestamp())
                .isEqualTo(NOW.plusSeconds(3).toEpochMilli());
        assertThat(end.getOrdinal()).isEqualTo(5);
        assertThat(end.getPublished()).isEqualTo(5);
    }

    @Test
    void refusesToResumeWhatDecodesToSomethingElse() throws IOException {
        PublishingSink second = sink(position(3));
        second.accept(Records.login(NOW));
        second.accept(Records.login(NOW.plusSeconds(1)));
        assertThatThrownBy(() -> second.accept(Records.login(NOW.plusSeconds(99))))
                .hasMessageStartingWith(
                        "Cannot resume ssh.log after its first 3 records: they decode to something"
                                + " else now");
        assertThat(transactions.sizes()).isEmpty();
    }

    @Test
    void refusesToResumeWhatBecameShorter() throws IOException {
        PublishingSink second = sink(position(3));
        second.accept(Records.login(NOW));
        assertThatThrownBy(second::finish)
                .hasMessageContaining("after its first 3 records: it ends after 1");
        assertThat(transactions.sizes()).isEmpty();
    }

    /** The position of a first run after that many logins, one second apart. */
    private IngestPosition position(int records) throws IOException {
        TakeCounters counters = new TakeCounters(FILE, Path.of("ssh.log"), 1, null);
        Outgoing outgoing = new Outgoing();
        for (int i = 0; i < records; i++) {
            counters.record(outgoing.frame(Records.login(NOW.plusSeconds(i))));
            counters.published();
        }
        return counters.position(false, NOW);
    }

    private PublishingSink sink(@Nullable IngestPosition resumed) {
        Path path = Path.of("ssh.log");
        TakeCounters counters = new TakeCounters(FILE, path, 1, resumed);
        return new PublishingSink(path, counters, transactions, SETTINGS, clock, Progress.silent());
    }
}
