package io.cordon.ingest.publish;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Transactions in memory. */
final class MemoryTransactions implements Transactions {

    final List<List<ProducerRecord<byte[], byte[]>>> committed = new ArrayList<>();
    private List<ProducerRecord<byte[], byte[]>> open = new ArrayList<>();

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
        open.add(record);
    }

    @Override
    public void commit() {
        committed.add(open);
        open = new ArrayList<>();
    }

    List<Integer> sizes() {
        return committed.stream().map(List::size).toList();
    }

    List<String> topics() {
        return committed.stream().flatMap(List::stream).map(ProducerRecord::topic).toList();
    }
}
