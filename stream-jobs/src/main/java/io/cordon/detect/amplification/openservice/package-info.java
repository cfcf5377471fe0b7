/**
 * AMP-OPEN-SERVICE: a device of ours answers strangers on a UDP service that amplifies (ATT&amp;CK
 * T1498.002). Semantics, source, false positives: {@code docs/detections/amp-open-service.md}.
 * State: three times of 16 bytes and the counters per subject, sensor and day.
 */
@NullMarked
package io.cordon.detect.amplification.openservice;

import org.jspecify.annotations.NullMarked;
