package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final SteppingClock clock = new SteppingClock(Instant.EPOCH);

    @Test
    void saysNothingInAPipe() {
        Progress progress = new Progress(out, false, clock, 100, () -> 50);
        run(progress, 100_000);
        progress.finish();
        assertThat(bytes.size()).isZero();
        assertThat(progress.records()).isEqualTo(100_000);
    }

    @Test
    void saysItTwicePerSecondOnATerminal() {
        AtomicLong read = new AtomicLong();
        Progress progress = new Progress(out, true, clock, 1_000, read::get);
        // 100,000 records at 1 ms each
        for (int i = 0; i < 100_000; i++) {
            clock.step(Duration.ofMillis(1));
            read.set(i / 100);
            progress.record();
        }
        long lines = text().chars().filter(c -> c == '\r').count();
        assertThat(lines).isBetween(100L, 200L);
        assertThat(text()).doesNotContain("\n").contains("1,000/s");
    }

    @Test
    void wipesItsLine() {
        Progress progress = new Progress(out, true, clock, 0, () -> 0);
        clock.step(Duration.ofSeconds(1));
        run(progress, 256);
        bytes.reset();
        progress.finish();
        assertThat(text()).matches("\\r +\\r");
        bytes.reset();
        progress.finish();
        assertThat(bytes.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0; 0; 0; 0 records, 0/s",
                "1234567; 0; 0; 10000; 1,234,567 records, 123,456/s",
                "1000; 250; 1000; 1000; 1,000 records, 1,000/s, 25 %, 0:03 left",
                "1000; 1; 4000; 1000; 1,000 records, 1,000/s, 0 %, 1:06:39 left",
                "1000; 1000; 1000; 5000; 1,000 records, 200/s, 100 %, 0:00 left",
                "1000; 2000; 1000; 5000; 1,000 records, 200/s, 100 %, 0:00 left"
            })
    void countsRateAndTimeLeft(long records, long read, long total, long millis, String line) {
        assertThat(ProgressLine.of(records, read, total, Duration.ofMillis(millis)))
                .isEqualTo(line);
    }

    private static void run(Progress progress, int records) {
        for (int i = 0; i < records; i++) {
            progress.record();
        }
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
