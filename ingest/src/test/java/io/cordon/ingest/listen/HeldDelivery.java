package io.cordon.ingest.listen;

import io.cordon.ingest.publish.RecordDelivery;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecordBase;

/** Keeps what is delivered; like a broker that is away until it is released. Thread-safe. */
final class HeldDelivery implements RecordDelivery {

    final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<SpecificRecordBase> records = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();

    static HeldDelivery open() {
        HeldDelivery delivery = new HeldDelivery();
        delivery.release();
        return delivery;
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
        records.add(record);
    }

    @Override
    public synchronized void reject(DeadLetter letter) {
        letters.add(letter);
    }

    @Override
    public void flush() throws InterruptedIOException {
        synchronized (this) {
            if (records.isEmpty() && letters.isEmpty()) {
                return;
            }
        }
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("released by nobody");
        }
    }

    /** All records; logins, each of them. */
    synchronized List<LoginAttempt> logins() {
        return records.stream().map(LoginAttempt.class::cast).toList();
    }

    /** All records; flows, each of them. */
    synchronized List<Flow> flows() {
        return records.stream().map(Flow.class::cast).toList();
    }

    synchronized List<DeadLetter> letters() {
        return List.copyOf(letters);
    }
}
