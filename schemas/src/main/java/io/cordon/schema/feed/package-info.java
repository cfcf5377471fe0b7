/**
 * Feeds: what is known beside the telemetry, on compacted topics and applied to running jobs.
 *
 * <p>A feed comes in <em>generations</em>. Its entries carry the generation's number, in the key
 * too, so that compaction never mixes two; a commit record with count and checksum makes the
 * generation valid, and only then is it in force and the older one dropped. A half-written, aborted
 * or damaged generation is never in force. {@link io.cordon.schema.feed.Generations} holds that
 * rule and knows no Kafka; {@link io.cordon.schema.feed.FeedReader} is the consumer around it. A
 * new feed is one {@link io.cordon.schema.feed.FeedType}.
 *
 * <p>Bounds: one generation in force and one that is being read, each at most {@value
 * io.cordon.schema.feed.Generations#MOST_BYTES} bytes.
 */
@NullMarked
package io.cordon.schema.feed;

import org.jspecify.annotations.NullMarked;
