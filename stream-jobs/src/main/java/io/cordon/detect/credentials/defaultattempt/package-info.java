/**
 * CRED-DEFAULT-ATTEMPT: one source tries several well-known default credentials (ATT&amp;CK
 * T1078.001, T1110.001). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/cred-default-attempt.md}. State: up to 2 x 61 runs of 32 bytes per subject,
 * sensor and hour, whatever the size of the lists.
 */
@NullMarked
package io.cordon.detect.credentials.defaultattempt;

import org.jspecify.annotations.NullMarked;
