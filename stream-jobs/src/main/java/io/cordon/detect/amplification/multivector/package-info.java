/**
 * AMP-MULTIVECTOR: one address gets answers that nobody asked for from several services at once
 * (ATT&amp;CK T1498.002). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/amp-multivector.md}. State: as AMP-VICTIM.
 */
@NullMarked
package io.cordon.detect.amplification.multivector;

import org.jspecify.annotations.NullMarked;
