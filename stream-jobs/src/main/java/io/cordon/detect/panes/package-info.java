/**
 * Pane rules (docs/reference/findings.md): sums over aligned panes of ten seconds, per tenant,
 * subject and sensor, and any of several clauses over the last k panes. A volume rule spreads each
 * record over the panes it touches and is asked whenever a sum grows; a ratio rule takes a record
 * whole and is asked once, when event time has passed the pane.
 *
 * <p>Everything here adds up in any order: sums, the smallest N marks of a pane, first and last
 * times, the earliest ten values of evidence. So contributions are summed before the shuffle, and
 * the sums of sums are the same.
 *
 * <p>Cost per subject, sensor and period: {@link io.cordon.detect.panes.PaneRule} says what a pane
 * holds at most; the period's summary holds counters, up to 4,096 distinct values of 16 bytes or a
 * 4 KiB sketch, three lists of ten values of evidence and the sums of each vector. Volume rules
 * keep the panes of a period until it closes, ratio rules the last k.
 *
 * <p>Pure Java: no clock, no engine. {@code io.cordon.stream.detection} runs it inside Flink.
 */
@NullMarked
package io.cordon.detect.panes;

import org.jspecify.annotations.NullMarked;
