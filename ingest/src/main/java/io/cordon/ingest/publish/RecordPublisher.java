package io.cordon.ingest.publish;

import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records at least once: what the broker did not acknowledge is sent again until it does, so
 * a record whose acknowledgement was lost may be there twice. Waits for a broker that is away. Not
 * thread-safe.
 */
public final class RecordPublisher implements RecordDelivery, AutoCloseable {

    private final PublishSettings settings;
    private final Clock clock;
    private final FutureEvents futureEvents;
    private final BrokerWait wait;
    private final Outgoing outgoing = new Outgoing();
    private final List<Sending> pending = new ArrayList<>();
    private @Nullable Exception refused;
    private Instant now = Instant.EPOCH;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private String source = "";
    private long published;
    private long deadLetters;

    /** Connects when something is to be sent. */
    public RecordPublisher(PublishSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.futureEvents = new FutureEvents(settings.futureLimit());
        this.wait = new BrokerWait(settings.bootstrapServers(), clock);
    }

    @Override
    public void from(String name) {
        source = name;
        now = clock.instant();
    }

    @Override
    public void accept(SpecificRecordBase record) throws IOException {
        byte[] framed = outgoing.frame(record);
        if (futureEvents.isFuture(record, now)) {
            reject(futureEvents.letter(record, source, framed.length));
        } else {
            send(outgoing.telemetry(record, framed));
            published++;
        }
    }

    @Override
    public void reject(DeadLetter letter) throws IOException {
        send(outgoing.letter(letter, Instant.ofEpochMilli(clock.millis())));
        deadLetters++;
    }

    @Override
    public void flush() throws IOException {
        while (!pending.isEmpty()) {
            Exception first = settle();
            if (first == null) {
                wait.over();
                return;
            }
            BrokerFailure failure = new BrokerFailure("publish messages", first);
            if (failure.kind() != BrokerFailure.Kind.PASSING) {
                throw new IOException(
                        "Cannot publish messages to "
                                + settings.bootstrapServers()
                                + ": "
                                + failure.getMessage(),
                        failure);
            }
            wait.again(failure);
            for (Sending again : pending) {
                again.failure = null;
                send(again);
            }
        }
    }

    /** One record on its way. */
    private static final class Sending implements Callback {
        private final ProducerRecord<byte[], byte[]> record;
        private volatile @Nullable Exception failure;

        Sending(ProducerRecord<byte[], byte[]> record) {
            this.record = record;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception why) {
            failure = why;
        }
    }

    /** Hands a record to the client at once, so that the broker works while others are decoded. */
    private void send(ProducerRecord<byte[], byte[]> record) throws IOException {
        Sending sending = new Sending(record);
        pending.add(sending);
        send(sending);
    }

    private void send(Sending sending) throws IOException {
        if (refused != null) {
            // The client has waited for the broker once; it would wait as long for each.
            sending.failure = refused;
            return;
        }
        try {
            var unused = producer().send(sending.record, sending);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot publish messages: interrupted");
        } catch (KafkaException | IllegalStateException e) {
            sending.failure = e;
        }
        refused = sending.failure;
    }

    /** Waits for all that is pending; what was not acknowledged stays. The first reason, if any. */
    private @Nullable Exception settle() throws InterruptedIOException {
        try {
            producer().flush();
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot publish messages: interrupted");
        }
        refused = null;
        pending.removeIf(sending -> sending.failure == null);
        return pending.isEmpty() ? null : pending.get(0).failure;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> connected = producer;
        if (connected == null) {
            connected =
                    new KafkaProducer<>(
                            ClientProperties.messages(settings),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            producer = connected;
        }
        return connected;
    }

    /** Telemetry records handed over. */
    public long published() {
        return published;
    }

    /** Dead letters handed over. */
    public long deadLetters() {
        return deadLetters;
    }

    @Override
    public void close() {
        KafkaProducer<byte[], byte[]> connected = producer;
        producer = null;
        if (connected != null) {
            connected.close(Duration.ZERO);
        }
    }
}
