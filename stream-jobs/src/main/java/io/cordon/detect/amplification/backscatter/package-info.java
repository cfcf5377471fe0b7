/**
 * AMP-BACKSCATTER: a telescope or decoys get answers to packets that they never sent, so whoever
 * answers is under attack with forged senders (ATT&amp;CK T1498). Semantics, thresholds and their
 * source, false positives: {@code docs/detections/amp-backscatter.md}. State: per victim and sensor
 * the panes of a period, 45 bytes each.
 */
@NullMarked
package io.cordon.detect.amplification.backscatter;

import org.jspecify.annotations.NullMarked;
