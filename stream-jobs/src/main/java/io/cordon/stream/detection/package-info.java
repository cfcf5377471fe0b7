/**
 * The detection graph inside Flink, the same for live and batch: matches are gathered locally,
 * shuffled once by subject, and judged by one keyed operator for all rules. The logic is in {@link
 * io.cordon.detect}; this is its shell.
 */
@NullMarked
package io.cordon.stream.detection;

import org.jspecify.annotations.NullMarked;
