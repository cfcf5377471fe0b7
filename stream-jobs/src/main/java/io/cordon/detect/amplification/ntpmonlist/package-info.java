/**
 * AMP-NTP-MONLIST: a time server lets strangers query its tables, with answers hundreds of times
 * the question (ATT&amp;CK T1498.002). Semantics, source, false positives: {@code
 * docs/detections/amp-ntp-monlist.md}. State: three times of 16 bytes, the clients by HLL beyond
 * 4,096, and the counters per subject, sensor and day.
 */
@NullMarked
package io.cordon.detect.amplification.ntpmonlist;

import org.jspecify.annotations.NullMarked;
