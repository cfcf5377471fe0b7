/**
 * How many records per second: a plain consumer, Flink that only decodes, and the pipeline, read
 * the same topics of the same broker in turn.
 */
@NullMarked
package io.cordon.bench.throughput;

import org.jspecify.annotations.NullMarked;
