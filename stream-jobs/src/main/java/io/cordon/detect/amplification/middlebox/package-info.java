/**
 * AMP-MIDDLEBOX: a box of ours answers half a connection with a page or a storm of resets, and so
 * amplifies over TCP (ATT&amp;CK T1498.002). Semantics, source, false positives: {@code
 * docs/detections/amp-middlebox.md}. State: two times of 16 bytes, the clients by HLL beyond 4,096,
 * and the counters per subject, sensor and day.
 */
@NullMarked
package io.cordon.detect.amplification.middlebox;

import org.jspecify.annotations.NullMarked;
