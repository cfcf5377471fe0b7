/**
 * The Kafka topics: one checked-in file says what exists ({@code topics.yaml}), one class applies
 * it, and the keys and timestamps of records are decided here and nowhere else. The file is part of
 * the build: at most a few dozen topics, read once. Reference: docs/reference/topics.md.
 */
@NullMarked
package io.cordon.schema.topic;

import org.jspecify.annotations.NullMarked;
