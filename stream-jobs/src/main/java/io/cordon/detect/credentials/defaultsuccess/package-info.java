/**
 * CRED-DEFAULT-SUCCESS: a device let somebody in with a default credential (ATT&amp;CK T1078.001,
 * ICS T0812). Semantics, severity, false positives: {@code
 * docs/detections/cred-default-success.md}. State: one time of 16 bytes, twice, per device, sensor
 * and day, and the counters.
 */
@NullMarked
package io.cordon.detect.credentials.defaultsuccess;

import org.jspecify.annotations.NullMarked;
