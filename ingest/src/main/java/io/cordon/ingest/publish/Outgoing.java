package io.cordon.ingest.publish;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.IngestPosition;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.DeadLetterMessage;
import io.cordon.schema.topic.EventTime;
import io.cordon.schema.topic.RecordKey;
import io.cordon.schema.topic.TopicCatalog;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes Kafka records: topic, key, timestamp, headers (docs/reference/topics.md). */
final class Outgoing {

    private final Framing<Flow> flows = Framing.of(Flow.class);
    private final Framing<DnsTransaction> dns = Framing.of(DnsTransaction.class);
    private final Framing<LoginAttempt> logins = Framing.of(LoginAttempt.class);
    private final Framing<DeviceObservation> devices = Framing.of(DeviceObservation.class);
    private final DeadLetterMessage letters = new DeadLetterMessage();
    private final Framing<IngestPosition> positions = Framing.of(IngestPosition.class);

    /** The framed bytes of a telemetry record. */
    byte[] frame(SpecificRecordBase record) {
        if (record instanceof Flow flow) {
            return flows.encode(flow);
        }
        if (record instanceof DnsTransaction transaction) {
            return dns.encode(transaction);
        }
        if (record instanceof LoginAttempt login) {
            return logins.encode(login);
        }
        if (record instanceof DeviceObservation device) {
            return devices.encode(device);
        }
        throw new IllegalArgumentException(
                "Cannot publish " + record.getSchema().getName() + ": it is no telemetry");
    }

    /** A telemetry record whose bytes are at hand. */
    ProducerRecord<byte[], byte[]> telemetry(SpecificRecordBase record, byte[] framed) {
        return new ProducerRecord<>(
                topic(record), null, EventTime.millis(record), RecordKey.of(record), framed);
    }

    /** A dead letter, stamped with its receipt: its event time may be years off. */
    ProducerRecord<byte[], byte[]> letter(DeadLetter letter, Instant receipt) {
        return letters.of(letter, receipt);
    }

    /** A position. */
    ProducerRecord<byte[], byte[]> position(IngestPosition position, Instant now) {
        return new ProducerRecord<>(
                TopicCatalog.INGEST_POSITION,
                null,
                now.toEpochMilli(),
                RecordKey.of(position),
                positions.encode(position));
    }

    private static String topic(SpecificRecordBase record) {
        if (record instanceof Flow) {
            return TopicCatalog.FLOW;
        }
        if (record instanceof DnsTransaction) {
            return TopicCatalog.DNS;
        }
        return record instanceof LoginAttempt ? TopicCatalog.LOGIN : TopicCatalog.DEVICE;
    }
}
