/**
 * SCAN-HORIZONTAL: one source opens connections to many addresses on ports that IoT malware spreads
 * by (ATT&amp;CK T1046, T1595.001). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/scan-horizontal.md}. State: up to 99 x 8 runs of 32 bytes per subject, sensor and
 * hour.
 */
@NullMarked
package io.cordon.detect.scan.horizontal;

import org.jspecify.annotations.NullMarked;
