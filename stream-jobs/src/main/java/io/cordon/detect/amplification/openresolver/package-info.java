/**
 * AMP-OPEN-RESOLVER: one of our devices resolves names for anyone, and so amplifies attacks on
 * others (ATT&amp;CK T1498.002). Semantics, source, false positives: {@code
 * docs/detections/amp-open-resolver.md}. State: one time of 16 bytes and the counters per subject,
 * sensor and day.
 */
@NullMarked
package io.cordon.detect.amplification.openresolver;

import org.jspecify.annotations.NullMarked;
