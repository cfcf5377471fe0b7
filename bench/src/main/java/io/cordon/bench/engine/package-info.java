/**
 * The engines that a benchmark runs on: those of {@code ./cordon up}, fresh, in a folder of its
 * own.
 */
@NullMarked
package io.cordon.bench.engine;

import org.jspecify.annotations.NullMarked;
