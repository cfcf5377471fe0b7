/**
 * CRED-FAIL-THEN-SUCCESS: a login that succeeds after several that failed, of the same client at
 * the same server (ATT&amp;CK T1110, T1078). Semantics, thresholds and their source, false
 * positives: {@code docs/detections/cred-fail-then-success.md}. State: per 600 s up to 2 x 5
 * weighted times of failures and the first and last 512 times of successes, 48 bytes on the heap
 * and 18 kept, twice (all, plain), per pair, sensor and hour.
 */
@NullMarked
package io.cordon.detect.credentials.failthensuccess;

import org.jspecify.annotations.NullMarked;
