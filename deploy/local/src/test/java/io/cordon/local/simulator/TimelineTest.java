package io.cordon.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void everyBurstLiesWithinOneHourAndWithinTheLiveHorizonWheneverTheDemoStarts() {
        Instant first = Instant.parse("2026-03-01T22:00:00Z");
        for (int minute = 0; minute < 240; minute++) {
            Instant end = first.plus(Duration.ofMinutes(minute)).plusSeconds(17);
            Timeline timeline = Timeline.endingAt(end);
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, end);
            assertThat(timeline.edge() % Timeline.HOUR).as("end %s", end).isZero();
            assertThat(timeline.afterEnd()).as("end %s", end).isLessThan(micros);
            assertThat(micros - timeline.beforeStart())
                    .as("end %s", end)
                    .isLessThanOrEqualTo(100 * Timeline.MINUTE);
            for (Timeline.Side side : Timeline.Side.values()) {
                long start = timeline.slot(side, Timeline.LONGEST, new SplittableRandom(minute));
                assertThat(start / Timeline.HOUR)
                        .as("end %s side %s", end, side)
                        .isEqualTo((start + Timeline.LONGEST) / Timeline.HOUR)
                        .isEqualTo(timeline.edge() / Timeline.HOUR - 1 + side.ordinal());
            }
        }
    }

    @Test
    void aBurstThatDoesNotFitIsRefused() {
        Timeline timeline = Timeline.endingAt(Instant.parse("2026-03-01T12:34:56Z"));
        assertThatThrownBy(
                        () ->
                                timeline.slot(
                                        Timeline.Side.AFTER,
                                        Timeline.LONGEST + 1,
                                        new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
