package io.cordon.bench.latency;

import io.cordon.bench.engine.Pause;
import io.cordon.bench.load.Load;
import io.cordon.bench.load.LoadGenerator;
import io.cordon.bench.load.LoadWriter;
import io.cordon.stream.kafka.TelemetrySources;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Writes load at a steady rate, with the present as event time. */
final class Pacer {

    private static final Duration STEP = Duration.ofMillis(5);

    /** Between two looks at the clock when the rate is not limited. */
    private static final int CHUNK = 2_000;

    private final LoadWriter writer;
    private final LoadGenerator generator;
    private final Clock clock;
    private long written;

    Pacer(LoadWriter writer, Load load, Clock clock) {
        this.writer = writer;
        this.generator = new LoadGenerator(load);
        this.clock = clock;
    }

    /** Records written since the beginning to topics that the pipeline reads. */
    long readable() {
        return writer.written(TelemetrySources.records().keySet());
    }

    /**
     * Writes for a while.
     *
     * @param perSecond records per second; infinity: as fast as it goes
     * @return records per second that came about
     */
    double run(double perSecond, Duration time) throws IOException {
        long begin = System.nanoTime();
        long before = written;
        double seconds = time.toNanos() / 1e9;
        while (true) {
            double elapsed = (System.nanoTime() - begin) / 1e9;
            if (elapsed >= seconds) {
                writer.flush();
                return (written - before) / ((System.nanoTime() - begin) / 1e9);
            }
            long due =
                    Double.isInfinite(perSecond)
                            ? CHUNK
                            : (long) (elapsed * perSecond) - (written - before);
            long micros = clock.millis() * 1000;
            for (long i = 0; i < Math.min(due, CHUNK); i++) {
                writer.write(generator.at(micros));
                written++;
            }
            if (due < CHUNK) {
                Pause.of(STEP);
            }
        }
    }
}
