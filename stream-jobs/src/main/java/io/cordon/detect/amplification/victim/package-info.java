/**
 * AMP-VICTIM: one address gets answers that nobody asked for, from many amplifiers or in great
 * volume (ATT&amp;CK T1498.002). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/amp-victim.md}. State: per subject and sensor the panes of a period; per pane and
 * port the sums and up to 21 + 20 addresses of 16 bytes.
 */
@NullMarked
package io.cordon.detect.amplification.victim;

import org.jspecify.annotations.NullMarked;
