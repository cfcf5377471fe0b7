package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RestartPolicyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void waitsLongerEachTimeUpToHalfAMinuteAndThenGivesUp() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < RestartPolicy.LIMIT; i++) {
            pauses.add(policy.next(START.plusSeconds(i)).orElseThrow().toSeconds());
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L, 30L);
        assertThat(policy.next(START.plusSeconds(10))).isEmpty();
    }

    @Test
    void forgetsWhatLiesOutsideOfTheWindow() {
        policy.next(START);
        policy.next(START.plusSeconds(1));
        assertThat(policy.next(START.plus(RestartPolicy.WINDOW).plusSeconds(2)))
                .contains(Duration.ofSeconds(1));
    }
}
