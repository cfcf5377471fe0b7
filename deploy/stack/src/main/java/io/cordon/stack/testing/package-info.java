/**
 * The stack for tests: one broker, one node and one Flink cluster per test JVM, started when a test
 * first asks.
 *
 * <p>Tests share them, so each uses topics, indices and job names of its own.
 */
@NullMarked
package io.cordon.stack.testing;

import org.jspecify.annotations.NullMarked;
