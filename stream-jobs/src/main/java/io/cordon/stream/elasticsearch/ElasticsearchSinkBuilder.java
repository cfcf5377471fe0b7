package io.cordon.stream.elasticsearch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.jspecify.annotations.Nullable;

/**
 * Describes an {@link ElasticsearchSink}. Hosts, converter and dead letters have no default; every
 * other setting has one that suits a local node and a small cluster.
 *
 * @param <T> what the job writes
 */
public final class ElasticsearchSinkBuilder<T> {

    private List<URI> hosts = List.of();
    private Credentials credentials = new Credentials.None();
    private @Nullable ElementConverter<T, BulkEntry> converter;
    private DeadLetterWriter.@Nullable Factory deadLetters;
    private int maxBatchSize = 500;
    private long maxBatchBytes = 5L << 20;
    private int maxInFlightRequests = 4;
    private int maxBufferedEntries = 10_000;
    private long maxBufferedBytes = 64L << 20;
    private Duration maxTimeInBuffer = Duration.ofMillis(250);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration initialBackoff = Duration.ofMillis(200);
    private Duration maxBackoff = Duration.ofSeconds(20);
    private Duration checkpointTimeout = Duration.ofMinutes(10);
    private long jitterSeed = 1;

    ElasticsearchSinkBuilder() {}

    /** Addresses of the cluster, {@code http} or {@code https}. */
    public ElasticsearchSinkBuilder<T> setHosts(List<URI> value) {
        hosts = List.copyOf(value);
        return this;
    }

    /** Where the writers find the credentials; none by default. */
    public ElasticsearchSinkBuilder<T> setCredentials(Credentials value) {
        credentials = value;
        return this;
    }

    /** Makes the entry of an element; a pure function. */
    public ElasticsearchSinkBuilder<T> setConverter(ElementConverter<T, BulkEntry> value) {
        converter = value;
        return this;
    }

    /** Where refused documents go. */
    public ElasticsearchSinkBuilder<T> setDeadLetters(DeadLetterWriter.Factory value) {
        deadLetters = value;
        return this;
    }

    /** Entries of one request, 500 by default. */
    public ElasticsearchSinkBuilder<T> setMaxBatchSize(int value) {
        maxBatchSize = value;
        return this;
    }

    /** Bytes of one request, 5 MiB by default; a larger entry goes alone. */
    public ElasticsearchSinkBuilder<T> setMaxBatchBytes(long value) {
        maxBatchBytes = value;
        return this;
    }

    /** Requests of one writer at a time, 4 by default. */
    public ElasticsearchSinkBuilder<T> setMaxInFlightRequests(int value) {
        maxInFlightRequests = value;
        return this;
    }

    /** Entries that may wait in one writer, 10,000 by default. */
    public ElasticsearchSinkBuilder<T> setMaxBufferedEntries(int value) {
        maxBufferedEntries = value;
        return this;
    }

    /** Bytes that may wait in one writer, 64 MiB by default; one entry more may be taken. */
    public ElasticsearchSinkBuilder<T> setMaxBufferedBytes(long value) {
        maxBufferedBytes = value;
        return this;
    }

    /** How long an entry waits for a fuller request, 1 s by default. */
    public ElasticsearchSinkBuilder<T> setMaxTimeInBuffer(Duration value) {
        maxTimeInBuffer = value;
        return this;
    }

    /** How long an answer may take, 30 s by default. */
    public ElasticsearchSinkBuilder<T> setRequestTimeout(Duration value) {
        requestTimeout = value;
        return this;
    }

    /** Ceilings of the first and of every pause, 200 ms and 20 s by default. */
    public ElasticsearchSinkBuilder<T> setBackoff(Duration initial, Duration max) {
        initialBackoff = initial;
        maxBackoff = max;
        return this;
    }

    /**
     * The job's checkpoint timeout, 10 min by default: a request and a pause must fit into half.
     */
    public ElasticsearchSinkBuilder<T> setCheckpointTimeout(Duration value) {
        checkpointTimeout = value;
        return this;
    }

    /** Where the draw of pauses starts, so that a test can repeat it. */
    public ElasticsearchSinkBuilder<T> setJitterSeed(long value) {
        jitterSeed = value;
        return this;
    }

    /**
     * Checks everything.
     *
     * @throws IllegalArgumentException naming the setting, its value and what to do
     */
    public ElasticsearchSink<T> build() {
        require(!hosts.isEmpty(), "set at least one host, for example http://127.0.0.1:9200");
        for (URI host : hosts) {
            require(
                    host.getScheme() != null
                            && Set.of("http", "https").contains(host.getScheme())
                            && host.getHost() != null,
                    "host is not an address such as http://127.0.0.1:9200");
            require(
                    host.getUserInfo() == null,
                    "a host must not hold a password; set credentials from a file or the environment");
        }
        require(maxBatchSize > 0, "maxBatchSize must be positive, is " + maxBatchSize);
        require(maxBatchBytes > 0, "maxBatchBytes must be positive, is " + maxBatchBytes);
        require(
                maxInFlightRequests > 0,
                "maxInFlightRequests must be positive, is " + maxInFlightRequests);
        require(
                maxBufferedEntries > maxBatchSize,
                "maxBufferedEntries (%d) must be greater than maxBatchSize (%d)"
                        .formatted(maxBufferedEntries, maxBatchSize));
        require(
                maxBufferedBytes >= maxBatchBytes,
                "maxBufferedBytes (%d) must be at least maxBatchBytes (%d)"
                        .formatted(maxBufferedBytes, maxBatchBytes));
        require(
                maxTimeInBuffer.toMillis() > 0,
                "maxTimeInBuffer must be at least 1 ms, is " + maxTimeInBuffer);
        require(
                requestTimeout.toMillis() > 0,
                "requestTimeout must be at least 1 ms, is " + requestTimeout);
        require(
                initialBackoff.toMillis() > 0 && maxBackoff.compareTo(initialBackoff) >= 0,
                "backoff must start at 1 ms or more and not shrink, is %s to %s"
                        .formatted(initialBackoff, maxBackoff));
        require(
                requestTimeout.plus(maxBackoff).multipliedBy(2).compareTo(checkpointTimeout) <= 0,
                "requestTimeout (%s) plus maxBackoff (%s) must fit twice into the checkpoint timeout (%s); shorten them or lengthen it"
                        .formatted(requestTimeout, maxBackoff, checkpointTimeout));
        SinkSettings settings =
                new SinkSettings(
                        hosts,
                        credentials,
                        maxBatchSize,
                        maxBatchBytes,
                        maxInFlightRequests,
                        maxBufferedEntries,
                        maxBufferedBytes,
                        maxTimeInBuffer,
                        requestTimeout,
                        initialBackoff,
                        maxBackoff,
                        jitterSeed);
        return new ElasticsearchSink<>(
                required(converter, "set a converter from elements to bulk entries"),
                settings,
                required(
                        deadLetters,
                        "set where refused documents go, for example a KafkaDeadLetterWriter"));
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw refusal(what);
        }
    }

    private static <V> V required(@Nullable V value, String what) {
        if (value == null) {
            throw refusal(what);
        }
        return value;
    }

    private static IllegalArgumentException refusal(String what) {
        return new IllegalArgumentException("Cannot build Elasticsearch sink: " + what);
    }
}
