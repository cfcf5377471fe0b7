/**
 * Measured speed: a load with a fixed seed, written to Kafka once and read many times, and the
 * commands that measure throughput, latency and scale of the pipeline on real engines. Method and
 * results: docs/explanation/performance.md.
 */
@NullMarked
package io.cordon.bench;

import org.jspecify.annotations.NullMarked;
