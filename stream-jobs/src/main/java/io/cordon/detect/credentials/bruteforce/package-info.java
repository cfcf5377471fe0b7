/**
 * CRED-BRUTE-FAST: many failed logins in a short time (ATT&amp;CK T1110.001). Semantics, thresholds
 * and their source, false positives: {@code docs/detections/cred-brute-fast.md}. State: up to 9 x
 * 31 weighted times of 16 bytes, twice (all, plain), per subject, sensor and hour.
 */
@NullMarked
package io.cordon.detect.credentials.bruteforce;

import org.jspecify.annotations.NullMarked;
