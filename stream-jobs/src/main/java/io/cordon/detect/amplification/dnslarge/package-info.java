/**
 * AMP-DNS-LARGE: one client gets large DNS answers again and again, or ones that it did not ask for
 * (ATT&amp;CK T1498.002). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/amp-dns-large.md}, which says how much is kept of a minute that has not crossed.
 */
@NullMarked
package io.cordon.detect.amplification.dnslarge;

import org.jspecify.annotations.NullMarked;
