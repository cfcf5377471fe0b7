package io.cordon.ingest.publish;

import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of one file on a real broker. After any exception it is of no use any more and is to
 * be closed; what was not committed never becomes visible. Not thread-safe.
 */
public final class KafkaTransactions implements Transactions, AutoCloseable {

    private final PublishSettings settings;
    private final Clock clock;
    private final BrokerWait wait;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failedSend = new AtomicReference<>();
    private @Nullable Instant begun;

    /**
     * Connects when started.
     *
     * @param transactionalId names what is written: whoever starts with the same id locks this out
     */
    public KafkaTransactions(
            PublishSettings settings, String transactionalId, Clock clock, BrokerWait wait) {
        this.settings = settings;
        this.clock = clock;
        this.wait = wait;
        this.producer =
                new KafkaProducer<>(
                        ClientProperties.transactions(settings, transactionalId),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Fences every other holder of the id and has its open transaction given up. */
    public void start() throws BrokerFailure, InterruptedIOException {
        call("open transactions", producer::initTransactions);
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record)
            throws BrokerFailure, InterruptedIOException {
        if (begun == null) {
            begun = clock.instant();
            call("begin a transaction", producer::beginTransaction);
        }
        Exception failed = failedSend.get();
        if (failed != null) {
            throw failure("write to topic " + record.topic(), failed);
        }
        call(
                "write to topic " + record.topic(),
                () ->
                        producer.send(
                                record,
                                (metadata, failure) -> {
                                    if (failure != null) {
                                        failedSend.compareAndSet(null, failure);
                                    }
                                }));
    }

    @Override
    public void commit() throws BrokerFailure, InterruptedIOException {
        boolean committed = false;
        while (!committed) {
            try {
                call("commit a transaction", producer::commitTransaction);
                committed = true;
            } catch (BrokerFailure e) {
                // Kafka's contract: a commit that timed out may have happened, and is asked again
                // until the broker says which; only then do we know.
                if (!(e.getCause() instanceof TimeoutException) || failedSend.get() != null) {
                    throw e;
                }
                wait.again(e);
            }
        }
        wait.over();
        begun = null;
    }

    /** Leaves an open transaction to the broker, which gives it up. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void call(String what, Runnable call) throws BrokerFailure, InterruptedIOException {
        try {
            call.run();
        } catch (InterruptException e) {
            throw new InterruptedIOException("Cannot " + what + ": interrupted");
        } catch (KafkaException | IllegalStateException e) {
            Exception first = failedSend.get();
            throw failure(what, first == null ? e : first);
        }
    }

    private BrokerFailure failure(String what, Exception cause) {
        BrokerFailure failure = new BrokerFailure(what, cause);
        Instant start = begun;
        boolean givenUp =
                start != null
                        && !clock.instant().isBefore(start.plus(settings.transactionTimeout()));
        if (failure.kind() == BrokerFailure.Kind.FENCED && givenUp) {
            // Kafka says "fenced" also when it gave up a transaction that took too long, for
            // example over an outage. That one is ours to begin again.
            return new BrokerFailure(
                    what, new TimeoutException("the transaction took too long", cause));
        }
        return failure;
    }
}
