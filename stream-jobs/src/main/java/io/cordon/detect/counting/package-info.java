/**
 * Counting rules: "at least N within W" per tenant, rule, subject and sensor, exact in any order of
 * arrival (docs/reference/findings.md).
 *
 * <p>Cost per subject, sensor and period. Until the period has crossed, fewer than N matching
 * events (or distinct values) lie in any span of W, so at most (N - 1) x (period / W + 1) entries
 * decide: 12 bytes each for weighted events, 32 for distinct values. After crossing: what precedes
 * the crossing, and the latest N events of the last W of the period, which may help the next one.
 * On top: counters, up to 4,096 distinct values of 16 bytes or a 4 KiB sketch, and three lists of
 * ten evidence values. Everything is dropped W + 2 h after the period, a tail for the next period
 * one period later.
 *
 * <p>Pure Java: no clock, no engine. {@code io.cordon.stream.detection} runs it inside Flink.
 */
@NullMarked
package io.cordon.detect.counting;

import org.jspecify.annotations.NullMarked;
