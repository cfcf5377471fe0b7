/**
 * CRED-CLEARTEXT: a login to a device could be read on the way (ATT&amp;CK T1040, ETSI EN 303 645
 * 5.5-7). Semantics, confidence, false positives: {@code docs/detections/cred-cleartext.md}. State:
 * one time of 16 bytes, twice, per device, sensor and day, and the counters.
 */
@NullMarked
package io.cordon.detect.credentials.cleartext;

import org.jspecify.annotations.NullMarked;
