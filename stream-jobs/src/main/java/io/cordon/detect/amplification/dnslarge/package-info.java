/**
 * AMP-DNS-LARGE: one client gets large DNS answers again and again, or ones that it did not ask for
 * (ATT&amp;CK T1498.002). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/amp-dns-large.md}. State: per subject and sensor the panes of a period; per pane
 * at most 128 groups of names with their sums.
 */
@NullMarked
package io.cordon.detect.amplification.dnslarge;

import org.jspecify.annotations.NullMarked;
