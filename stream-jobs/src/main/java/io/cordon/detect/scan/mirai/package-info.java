/**
 * SCAN-MIRAI: a source knocks on ports 23 and 2323 like the IoT botnet of 2016, or tries its
 * dictionary (ATT&amp;CK T1595.001, T1110.001). Semantics, thresholds and their source, false
 * positives: {@code docs/detections/scan-mirai.md}. State: per 60 s up to 2 x (20 + 20)
 * destinations of 48 bytes, and 9 x 7 runs of 32 bytes for pairs, per source, sensor and hour.
 */
@NullMarked
package io.cordon.detect.scan.mirai;

import org.jspecify.annotations.NullMarked;
