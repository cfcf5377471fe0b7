package io.cordon.stream.elasticsearch;

import io.cordon.schema.avro.DeadLetter;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For the sink of the dead letters themselves: a dead letter that Elasticsearch refuses must not
 * become another one, for ever. It stays on its topic; the refusal is logged and counted.
 */
public final class DiscardingDeadLetterWriter implements DeadLetterWriter {

    private static final Logger LOG = LoggerFactory.getLogger(DiscardingDeadLetterWriter.class);

    /** Makes one. */
    public DiscardingDeadLetterWriter() {}

    @Override
    public CompletableFuture<Void> write(DeadLetter letter) {
        LOG.warn(
                "dead letter not indexed code={} reason=\"{}\"",
                letter.getCode(),
                letter.getMessage());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
