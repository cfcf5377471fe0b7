/**
 * Writes documents to Elasticsearch with nothing lost and nothing out of order.
 *
 * <p>Guarantees. At least once, made idempotent by ids and external versions: writing any stretch
 * of a topic again converges to the same content. At most one revision of a document is on its way;
 * while it is, only the highest later one is kept. An entry is done when Elasticsearch holds it (or
 * a later one), or when its dead letter is durable.
 *
 * <p>Cost and bounds. Memory: the buffered entries, bounded in number and bytes by {@link
 * io.cordon.stream.elasticsearch.SinkSettings}, and the batches in flight. When the buffer is full
 * the job is back-pressured; Kafka keeps the rest. While Elasticsearch is away, a writer whose
 * buffer has room lets checkpoints pass.
 *
 * <p>Reading order: {@link io.cordon.stream.elasticsearch.ElasticsearchSinkBuilder} validates,
 * {@link io.cordon.stream.elasticsearch.ElasticsearchSink} holds, {@link
 * io.cordon.stream.elasticsearch.ElasticsearchSinkWriter} settles what {@link
 * io.cordon.stream.elasticsearch.BulkClient} sends, by the table in {@link
 * io.cordon.stream.elasticsearch.BulkOutcome}.
 */
@NullMarked
package io.cordon.stream.elasticsearch;

import org.jspecify.annotations.NullMarked;
