package io.cordon.ingest.feed.sync;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Pauses {

    /** Returns when the time has passed. */
    void pause(Duration duration) throws InterruptedException;

    /** Waits on the machine's clock. */
    static Pauses real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
