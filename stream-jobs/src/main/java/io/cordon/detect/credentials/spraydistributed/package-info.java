/**
 * CRED-SPRAY-DIST: one pair of user and password from many clients (ATT&amp;CK T1110.003).
 * Semantics, thresholds and their source, false positives: {@code
 * docs/detections/cred-spray-dist.md}. State: up to 9 x 7 runs of 32 bytes per credential, sensor
 * and hour.
 */
@NullMarked
package io.cordon.detect.credentials.spraydistributed;

import org.jspecify.annotations.NullMarked;
