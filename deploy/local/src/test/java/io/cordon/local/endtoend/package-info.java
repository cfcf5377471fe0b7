/**
 * The whole path on real engines: broker, node and Flink as processes, through the classes that
 * {@code up}, {@code ingest} and {@code batch} use.
 *
 * <p>What can share engines takes them from {@link TestStack}; what kills engines runs {@code
 * ./cordon} itself, as a process.
 */
@NullMarked
package io.cordon.local.endtoend;

import org.jspecify.annotations.NullMarked;
