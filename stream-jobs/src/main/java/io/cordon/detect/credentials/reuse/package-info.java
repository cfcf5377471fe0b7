/**
 * CRED-REUSE: one pair of user and password opens several devices (ATT&amp;CK T1110.004, ETSI EN
 * 303 645 5.1-2). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/cred-reuse.md}. State: up to 3 runs of 32 bytes before crossing and 3 after, per
 * credential, sensor and day.
 */
@NullMarked
package io.cordon.detect.credentials.reuse;

import org.jspecify.annotations.NullMarked;
