package io.cordon.stream.live;

import java.io.Serializable;
import java.net.URI;

/**
 * Where a running stack is.
 *
 * @param bootstrapServers Kafka
 * @param elasticsearch node or cluster
 */
public record Endpoints(String bootstrapServers, URI elasticsearch) implements Serializable {}
