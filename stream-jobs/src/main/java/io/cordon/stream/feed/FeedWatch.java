package io.cordon.stream.feed;

import io.cordon.detect.scope.LiveAmplifiers;
import io.cordon.detect.scope.LiveLists;
import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.feed.FeedReader;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.metrics.MetricGroup;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Keeps what detectors ask at what a feed says. {@link #start} returns when everything that was
 * committed by then is in force: that is the gate before the first record. After that a broker that
 * does not answer changes nothing, nor does a generation that cannot be used; the last good one
 * stays.
 *
 * @param <R> the record of the feed's topic
 */
public final class FeedWatch<R extends SpecificRecordBase> implements AutoCloseable {

    private static final Duration GATE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(10);

    /** A feed is silent for days: let the broker hold the question instead of asking it again. */
    private static final Map<String, String> CLIENT =
            Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "5000");

    private final AppliedFeed<R> applied;
    private final FeedReader<R> reader;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    private FeedWatch(
            FeedType<R> feed,
            String name,
            String bootstrapServers,
            Consumer<Generation<R>> target) {
        this.applied = new AppliedFeed<>(name, target);
        this.reader = new FeedReader<>(feed, bootstrapServers, CLIENT);
        this.thread = new Thread(this::follow, name + "-feed");
        thread.setDaemon(true);
    }

    /** Follows the default credentials; connects when started. */
    public static FeedWatch<CredentialFeed> credentials(String bootstrapServers, LiveLists lists) {
        return new FeedWatch<>(
                FeedType.CREDENTIALS,
                "credential",
                bootstrapServers,
                generation -> lists.replace(FeedPairs.of(generation)));
    }

    /** Follows the amplifier port table; connects when started. */
    public static FeedWatch<AmplifierFeed> ports(
            String bootstrapServers, LiveAmplifiers amplifiers) {
        return new FeedWatch<>(
                FeedType.PORTS,
                "port",
                bootstrapServers,
                generation -> amplifiers.replace(FeedPorts.of(generation)));
    }

    /**
     * Reads the feed to its present end, puts it in force, and follows it.
     *
     * @throws IOException when it cannot be read within a minute; the job is restarted then
     */
    public void start() throws IOException {
        try {
            reader.readToEnd(GATE);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
        reader.generations().inForce().ifPresent(applied::apply);
        thread.start();
    }

    /** Generation, age in seconds (-1 without a feed) and failures to read or use, as metrics. */
    public void register(MetricGroup metrics, Clock clock) {
        applied.register(metrics, clock);
    }

    private void follow() {
        try (reader) {
            boolean ended = false;
            while (!ended) {
                ended = closed.await(next().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One step; returns how long to wait before the next. */
    private Duration next() {
        try {
            if (reader.poll(POLL)) {
                reader.generations().inForce().ifPresent(applied::apply);
            }
            return Duration.ZERO;
        } catch (IOException | RuntimeException e) {
            // Whatever it is, detection goes on with what it has; the age shows on the status.
            if (closed.getCount() > 0) {
                applied.unread(e);
            }
            return PAUSE;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        reader.wakeup();
        thread.join(END.toMillis());
    }
}
