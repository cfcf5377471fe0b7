package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.publish.BrokerFailure.Kind;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokerFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new TimeoutException("t"), Kind.PASSING),
                Arguments.of(new NotLeaderOrFollowerException("t"), Kind.PASSING),
                Arguments.of(new UnknownTopicOrPartitionException("t"), Kind.PASSING),
                Arguments.of(new TransactionAbortableException("t"), Kind.PASSING),
                Arguments.of(new OutOfOrderSequenceException("t"), Kind.PASSING),
                Arguments.of(
                        new KafkaException("in error state", new TimeoutException("t")),
                        Kind.PASSING),
                Arguments.of(new ProducerFencedException("t"), Kind.FENCED),
                Arguments.of(new InvalidProducerEpochException("t"), Kind.FENCED),
                Arguments.of(new SaslAuthenticationException("t"), Kind.REFUSED),
                Arguments.of(new TopicAuthorizationException("t"), Kind.REFUSED),
                Arguments.of(new RecordTooLargeException("t"), Kind.PERMANENT),
                Arguments.of(new KafkaException("t"), Kind.PERMANENT),
                Arguments.of(new IllegalStateException("t"), Kind.PERMANENT));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void hasOneMeaning(Exception failure, Kind kind) {
        BrokerFailure seen = new BrokerFailure("write", failure);
        assertThat(seen.kind()).isEqualTo(kind);
        assertThat(seen).hasMessage("Cannot write: t");
    }

    @Test
    void waitsLongerEachTimeUpToFiveSeconds() throws InterruptedIOException {
        List<Long> slept = new ArrayList<>();
        SteppingClock clock = new SteppingClock(Instant.EPOCH);
        BrokerWait wait =
                new BrokerWait(
                        "localhost:9092",
                        clock,
                        millis -> {
                            slept.add(millis);
                            clock.step(Duration.ofMillis(millis));
                        });
        for (int i = 0; i < 8; i++) {
            wait.again(new TimeoutException("t"));
        }
        wait.over();
        wait.again(new TimeoutException("t"));
        assertThat(slept)
                .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L, 100L);
    }
}
