package io.cordon.ingest.listen;

import io.cordon.ingest.publish.RecordDelivery;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Flow;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecordBase;

/** Keeps what is delivered; like a broker that is away until it is released. Thread-safe. */
final class KeptFlows implements RecordDelivery {

    final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Flow> flows = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();

    static KeptFlows open() {
        KeptFlows kept = new KeptFlows();
        kept.release();
        return kept;
    }

    void release() {
        released.countDown();
    }

    @Override
    public void from(String source) {
        // the letters name it
    }

    @Override
    public synchronized void accept(SpecificRecordBase record) {
        flows.add((Flow) record);
    }

    @Override
    public synchronized void reject(DeadLetter letter) {
        letters.add(letter);
    }

    @Override
    public void flush() throws InterruptedIOException {
        if (flows().isEmpty() && letters().isEmpty()) {
            return;
        }
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("released by nobody");
        }
    }

    synchronized List<Flow> flows() {
        return List.copyOf(flows);
    }

    synchronized List<DeadLetter> letters() {
        return List.copyOf(letters);
    }
}
