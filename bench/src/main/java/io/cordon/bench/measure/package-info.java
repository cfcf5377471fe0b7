/**
 * Measuring: samples of a running job or consumer, and what follows from them. The arithmetic is
 * pure; {@link io.cordon.bench.measure.JobMeter} asks Flink and the kernel.
 */
@NullMarked
package io.cordon.bench.measure;

import org.jspecify.annotations.NullMarked;
