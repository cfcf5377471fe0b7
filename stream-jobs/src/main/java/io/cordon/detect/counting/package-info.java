/**
 * Counting rules, exact in any order of arrival (docs/reference/findings.md): per tenant, subject
 * and sensor, any of several clauses; of a clause, all terms over one closed span; a term is a sum
 * of weights, a number of distinct values, or the weight of some one value.
 *
 * <p>Cost per rule, subject, sensor and period. A clause of one term: until the period has crossed,
 * fewer than N matching events (or distinct values) lie in any span of W, so at most (N - 1) x
 * (period / W + 1) entries decide: 16 bytes each for weighted events, 32 for distinct values. After
 * crossing: what precedes the crossing, and the latest N events of the last W of the period, which
 * may help the next one. Clauses of several terms: {@link io.cordon.detect.counting.Bucket} says
 * what a stretch of W keeps. Rules whose events are of two grades keep it twice. On top: counters,
 * up to 4,096 distinct values of 16 bytes or a 4 KiB sketch, up to 256 pairs of user and password
 * or a 1 KiB sketch, and six lists of ten evidence values. Everything is dropped W + 2 h after the
 * period, a tail for the next period one period later.
 *
 * <p>Pure Java: no clock, no engine. {@code io.cordon.stream.detection} runs it inside Flink.
 */
@NullMarked
package io.cordon.detect.counting;

import org.jspecify.annotations.NullMarked;
