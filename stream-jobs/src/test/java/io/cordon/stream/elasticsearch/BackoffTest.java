package io.cordon.stream.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final AtomicLong clock = new AtomicLong(1_000);
    private final Backoff backoff =
            new Backoff(
                    Duration.ofMillis(100),
                    Duration.ofSeconds(2),
                    new SplittableRandom(7),
                    clock::get);

    @Test
    void pausesStayUnderACeilingThatDoublesUpToTheMaximum() {
        long[] ceilings = {100, 200, 400, 800, 1_600, 2_000, 2_000};
        for (int round = 0; round < 100; round++) {
            for (long ceiling : ceilings) {
                backoff.failed();
                assertThat(backoff.active()).isTrue();
                assertThat(backoff.until() - clock.get()).isBetween(1L, ceiling);
                clock.set(backoff.until());
                assertThat(backoff.active()).isFalse();
            }
            backoff.succeeded();
        }
    }

    @Test
    void requestsThatFailTogetherAreOneFailure() {
        backoff.failed();
        long until = backoff.until();
        backoff.failed();
        backoff.failed();

        assertThat(backoff.until()).isEqualTo(until);
    }
}
