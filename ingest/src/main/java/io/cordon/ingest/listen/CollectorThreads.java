package io.cordon.ingest.listen;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a collector: some do nothing but receive into the queue, one takes out of it and
 * delivers.
 */
final class CollectorThreads {

    /** Messages that are decoded and delivered together; as exports some 30,000 flows. */
    private static final int MOST_PER_BATCH = 1_000;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    /** What the delivering thread does. */
    interface Delivering {

        /**
         * Delivers what came, in order; nothing when nothing came for a moment.
         *
         * @throws IOException when it cannot be delivered; the collector ends
         */
        void batch(List<Received> batch) throws IOException;

        /** Delivers what was kept back, once nothing comes any more. */
        void finish() throws IOException;

        /** Called last of all, whatever the end was. */
        default void ended() {}
    }

    private final ReceiveQueue queue;
    private final String what;
    private final Delivering delivering;
    private final Thread publishing;
    private final List<Thread> receiving = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable IOException failure;

    /**
     * Starts nothing.
     *
     * @param name of the delivering thread
     * @param what is delivered, for people: "flows"
     */
    CollectorThreads(ReceiveQueue queue, String name, String what, Delivering delivering) {
        this.queue = queue;
        this.what = what;
        this.delivering = delivering;
        this.publishing = new Thread(this::publish, name);
    }

    /** Begins to deliver. */
    void deliver() {
        publishing.setDaemon(true);
        publishing.start();
    }

    /** Begins to receive. */
    void receive(Runnable receiver, String name) {
        Thread thread = new Thread(receiver, name);
        thread.setDaemon(true);
        thread.start();
        receiving.add(thread);
    }

    /**
     * Waits until all that came is delivered, or cannot be.
     *
     * @throws IOException when it cannot be delivered
     */
    void await() throws IOException, InterruptedException {
        ended.await();
        IOException why = failure;
        if (why != null) {
            throw why;
        }
    }

    /** Waits for closed receivers and delivers what waits, for no longer than said. */
    void stop(Duration longest) throws InterruptedException {
        for (Thread thread : receiving) {
            // The system gives a port back when nobody waits at it any more.
            thread.join(Math.max(1, longest.toMillis()));
        }
        queue.close();
        if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            publishing.interrupt();
            ended.await();
        }
    }

    private void publish() {
        try {
            while (!queue.isDrained()) {
                delivering.batch(queue.take(MOST_PER_BATCH, LONGEST_WAIT));
            }
            delivering.finish();
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new IOException("Cannot deliver all " + what + ": stopped before", e);
        } finally {
            queue.close();
            delivering.ended();
            ended.countDown();
        }
    }
}
