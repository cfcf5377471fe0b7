package io.cordon.ingest.listen;

import io.cordon.schema.address.IpAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages that wait for the broker. Adding never waits. Thread-safe. */
final class ReceiveQueue {

    /** Senders whose drops are counted one by one. */
    static final int MOST_SENDERS = 4_096;

    /** Name under which the drops of all further senders are counted. */
    static final String OTHERS = "others";

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveQueue.class);

    private final int mostMessages;
    private final long mostBytes;
    private final ArrayDeque<Received> messages = new ArrayDeque<>();
    private final Map<IpAddress, Long> dropsBySender = new HashMap<>();
    private long bytes;
    private long received;
    private long dropped;
    private long otherDrops;
    private boolean closed;

    ReceiveQueue(int mostMessages, long mostBytes) {
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
    }

    /** Takes a message in; one that does not fit is dropped and counted. */
    synchronized void offer(Received message) {
        received++;
        if (closed
                || messages.size() == mostMessages
                || bytes + message.bytes().length > mostBytes) {
            drop(message.sender());
            return;
        }
        messages.add(message);
        bytes += message.bytes().length;
        notifyAll();
    }

    private void drop(IpAddress sender) {
        dropped++;
        if (dropsBySender.size() < MOST_SENDERS || dropsBySender.containsKey(sender)) {
            dropsBySender.merge(sender, 1L, Long::sum);
        } else {
            otherDrops++;
        }
        if (Long.bitCount(dropped) == 1) {
            LOG.warn(
                    "message dropped, the queue is full: waiting={} dropped={}",
                    messages.size(),
                    dropped);
        }
    }

    /** Takes messages out, in order; waits for the first, no longer than said. */
    synchronized List<Received> take(int most, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long left = longest.toNanos();
        while (messages.isEmpty() && !closed && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        List<Received> taken = new ArrayList<>();
        while (taken.size() < most && !messages.isEmpty()) {
            Received next = messages.remove();
            bytes -= next.bytes().length;
            taken.add(next);
        }
        return taken;
    }

    /** Takes nothing in any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** True when nothing is left and nothing more can come. */
    synchronized boolean isDrained() {
        return closed && messages.isEmpty();
    }

    /** All messages that came, dropped ones included. */
    synchronized long received() {
        return received;
    }

    synchronized long dropped() {
        return dropped;
    }

    /** Drops by the sender's address. */
    synchronized Map<String, Long> droppedBySender() {
        Map<String, Long> drops = new TreeMap<>();
        dropsBySender.forEach((sender, count) -> drops.put(sender.text(), count));
        if (otherDrops > 0) {
            drops.put(OTHERS, otherDrops);
        }
        return drops;
    }
}
