/**
 * CRED-BRUTE-SLOW: failed logins that stay below the fast rule but go on for half an hour
 * (ATT&amp;CK T1110.001). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/cred-brute-slow.md}. State: up to 29 x 3 weighted times of 16 bytes for all
 * failures and 19 x 5 for those over FTP, each twice (all, plain), per subject, sensor and hour.
 */
@NullMarked
package io.cordon.detect.credentials.bruteslow;

import org.jspecify.annotations.NullMarked;
