/**
 * AMP-REFLECTOR: one of our devices sends much more to somebody outside than it was asked with, so
 * it reflects an attack on whoever was named as the asker (ATT&amp;CK T1498.002). Semantics,
 * thresholds and their source, false positives: {@code docs/detections/amp-reflector.md}. State:
 * per pair and sensor the panes of five minutes; per pane and port 45 bytes of sums.
 */
@NullMarked
package io.cordon.detect.amplification.reflector;

import org.jspecify.annotations.NullMarked;
