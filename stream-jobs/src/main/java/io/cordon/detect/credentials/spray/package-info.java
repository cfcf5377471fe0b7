/**
 * CRED-SPRAY: one source fails to log in as many users (ATT&amp;CK T1110.003). Semantics,
 * thresholds and their source, false positives: {@code docs/detections/cred-spray.md}. State: per
 * 300 s up to 2 x 30 entries that add weight and 2 x 11 that add a user, 48 bytes each, twice (all,
 * plain), per source, sensor and hour.
 */
@NullMarked
package io.cordon.detect.credentials.spray;

import org.jspecify.annotations.NullMarked;
