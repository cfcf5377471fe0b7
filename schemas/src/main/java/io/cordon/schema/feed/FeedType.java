package io.cordon.schema.feed;

import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.topic.TopicCatalog;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One feed.
 *
 * @param name what commands call it
 * @param topic its topic
 * @param record the record on it
 * @param commitOf the commit that a record holds; empty for an entry
 * @param <R> the record
 */
public record FeedType<R extends SpecificRecordBase>(
        String name, String topic, Class<R> record, Function<R, Optional<FeedCommit>> commitOf) {

    /** Default credentials. */
    public static final FeedType<CredentialFeed> CREDENTIALS =
            new FeedType<>(
                    "credentials",
                    TopicCatalog.CREDENTIAL_FEED,
                    CredentialFeed.class,
                    feed -> Optional.ofNullable(feed.getCommit()));

    /** Rows of the amplifier port table. */
    public static final FeedType<AmplifierFeed> PORTS =
            new FeedType<>(
                    "ports",
                    TopicCatalog.AMPLIFIER_FEED,
                    AmplifierFeed.class,
                    feed -> Optional.ofNullable(feed.getCommit()));
}
