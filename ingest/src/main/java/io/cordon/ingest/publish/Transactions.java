package io.cordon.ingest.publish;

import java.io.IOException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where records go: all that was sent since the last commit becomes visible with it, or never. */
public interface Transactions {

    /** Adds a record to the transaction; begins one when there is none. */
    void send(ProducerRecord<byte[], byte[]> record) throws IOException;

    /** Makes what was sent visible. Returns when the broker has said so. */
    void commit() throws IOException;
}
