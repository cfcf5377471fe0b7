/**
 * AMP-CARPET: answers that nobody asked for are spread over a network, so that each address gets
 * little (ATT&amp;CK T1498.002). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/amp-carpet.md}. State: per prefix and sensor the panes of a period; per pane and
 * port the sums and up to 21 + 16 addresses of 16 bytes.
 */
@NullMarked
package io.cordon.detect.amplification.carpet;

import org.jspecify.annotations.NullMarked;
