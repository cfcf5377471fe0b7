/**
 * CRED-TELNET-EXPOSED: a device answers telnet to the outside (ATT&amp;CK T1021, T1133). Semantics,
 * source, false positives: {@code docs/detections/cred-telnet-exposed.md}. State: one time of 16
 * bytes and the counters per subject, sensor and day.
 */
@NullMarked
package io.cordon.detect.credentials.telnetexposed;

import org.jspecify.annotations.NullMarked;
