package io.cordon.bench.engine;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wait between two looks at something. */
public final class Pause {

    private Pause() {}

    /** Returns when the time is over. */
    public static void of(Duration time) throws InterruptedIOException {
        try {
            // Nothing counts it down: a wait of bounded length.
            boolean ignored = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot measure: interrupted");
        }
    }
}
