/**
 * CRED-EMPTY: a device let somebody in who gave no secret (ATT&amp;CK T1078.001, ICS T0812).
 * Semantics, severity, false positives: {@code docs/detections/cred-empty.md}. State: one time of
 * 16 bytes per device, sensor and day, and the counters.
 */
@NullMarked
package io.cordon.detect.credentials.empty;

import org.jspecify.annotations.NullMarked;
