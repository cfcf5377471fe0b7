/**
 * AMP-REFLECTOR-SMALL: one of our devices answers several clients outside with much more than they
 * asked with (ATT&amp;CK T1498.002). Semantics, thresholds and their source, false positives:
 * {@code docs/detections/amp-reflector-small.md}. State: per device and sensor the panes of ten
 * minutes; per pane and port 45 bytes of sums and up to 5 addresses of 16 bytes.
 */
@NullMarked
package io.cordon.detect.amplification.reflectorsmall;

import org.jspecify.annotations.NullMarked;
