package io.cordon.ingest.publish;

import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
    private final List<ProducerRecord<byte[], byte[]>> pending = new ArrayList<>();
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
    }

    @Override
    public void accept(SpecificRecordBase record) {
        byte[] framed = outgoing.frame(record);
        if (futureEvents.isFuture(record, clock.instant())) {
            reject(futureEvents.letter(record, source, framed.length));
        } else {
            pending.add(outgoing.telemetry(record, framed));
            published++;
        }
    }

    @Override
    public void reject(DeadLetter letter) {
        pending.add(outgoing.letter(letter, Instant.ofEpochMilli(clock.millis())));
        deadLetters++;
    }

    @Override
    public void flush() throws IOException {
        while (!pending.isEmpty()) {
            Exception first = send();
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
        }
    }

    /** Sends what is pending; what was not acknowledged stays, and the first reason is returned. */
    private @Nullable Exception send() throws InterruptedIOException {
        int count = pending.size();
        AtomicReferenceArray<@Nullable Exception> failures = new AtomicReferenceArray<>(count);
        try {
            for (int i = 0; i < count; i++) {
                send(i, failures);
            }
            producer().flush();
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot publish messages: interrupted");
        }
        List<ProducerRecord<byte[], byte[]>> left = new ArrayList<>();
        Exception first = null;
        for (int i = 0; i < count; i++) {
            Exception failure = failures.get(i);
            if (failure != null) {
                left.add(pending.get(i));
                first = first == null ? failure : first;
            }
        }
        pending.clear();
        pending.addAll(left);
        return first;
    }

    private void send(int index, AtomicReferenceArray<@Nullable Exception> failures) {
        try {
            var unused =
                    producer()
                            .send(
                                    pending.get(index),
                                    (metadata, failure) -> failures.set(index, failure));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            failures.set(index, e);
        }
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
