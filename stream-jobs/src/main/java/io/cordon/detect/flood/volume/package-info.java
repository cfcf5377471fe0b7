/**
 * DOS-VOLUME: one address gets more packets or bytes than a line can carry (ATT&amp;CK T1498).
 * Semantics, thresholds and their source, false positives: {@code docs/detections/dos-volume.md}.
 * State: per victim and sensor the panes of a period, 45 bytes each.
 */
@NullMarked
package io.cordon.detect.flood.volume;

import org.jspecify.annotations.NullMarked;
