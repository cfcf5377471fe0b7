/**
 * CRED-GUESS-OUTBOUND: a device of ours tries passwords elsewhere, so it is probably infected
 * (ATT&amp;CK T1110.001). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/cred-guess-outbound.md}. State: up to 9 x 31 weighted times of 16 bytes, twice
 * (logged, all), and 2 x 61 runs of 32 bytes, per device, sensor and hour.
 */
@NullMarked
package io.cordon.detect.credentials.guessoutbound;

import org.jspecify.annotations.NullMarked;
