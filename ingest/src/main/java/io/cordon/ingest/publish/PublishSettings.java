package io.cordon.ingest.publish;

import java.time.Duration;
import java.util.Map;

/**
 * How files are published.
 *
 * @param bootstrapServers brokers, {@code host:port} separated by commas
 * @param recordsPerTransaction a transaction is committed after this many records and dead letters
 * @param transactionAge or when it is this old
 * @param transactionTimeout the broker gives an unfinished transaction up after this long;
 *     consumers that read committed wait as long for an ingest that died and was not started again
 * @param futureLimit a record further ahead of its receipt than this is set aside
 * @param client further Kafka client properties, for example {@code security.protocol}
 */
public record PublishSettings(
        String bootstrapServers,
        int recordsPerTransaction,
        Duration transactionAge,
        Duration transactionTimeout,
        Duration futureLimit,
        Map<String, String> client) {

    /** Most records of one transaction: bounds what a restart decodes again for nothing. */
    public static final int MOST_PER_TRANSACTION = 1_000_000;

    /** Checks ranges and copies the properties. */
    public PublishSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("Cannot publish: no bootstrap servers are given");
        }
        if (recordsPerTransaction < 1 || recordsPerTransaction > MOST_PER_TRANSACTION) {
            throw new IllegalArgumentException(
                    "Cannot publish: recordsPerTransaction="
                            + recordsPerTransaction
                            + " is not 1-1000000");
        }
        if (transactionAge.compareTo(Duration.ofMillis(10)) < 0
                || transactionAge.multipliedBy(2).compareTo(transactionTimeout) > 0) {
            throw new IllegalArgumentException(
                    "Cannot publish: transactionAge="
                            + transactionAge
                            + " is not between 10 ms and half of transactionTimeout="
                            + transactionTimeout);
        }
        if (futureLimit.isNegative()) {
            throw new IllegalArgumentException(
                    "Cannot publish: futureLimit=" + futureLimit + " is negative");
        }
        client = Map.copyOf(client);
    }

    /** 10,000 records or 1 s; 60 s; 5 minutes; nothing else. */
    public static PublishSettings defaults(String bootstrapServers) {
        return new PublishSettings(
                bootstrapServers,
                10_000,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Map.of());
    }

    /** The same with other transactions. */
    public PublishSettings withTransactions(int records, Duration age, Duration timeout) {
        return new PublishSettings(bootstrapServers, records, age, timeout, futureLimit, client);
    }

    /** Leaves the client's properties out: they may hold a password, and settings get logged. */
    @Override
    public String toString() {
        return "PublishSettings[bootstrapServers="
                + bootstrapServers
                + ", recordsPerTransaction="
                + recordsPerTransaction
                + ", transactionAge="
                + transactionAge
                + ", transactionTimeout="
                + transactionTimeout
                + ", futureLimit="
                + futureLimit
                + "]";
    }
}
