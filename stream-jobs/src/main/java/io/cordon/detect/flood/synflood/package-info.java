/**
 * DOS-SYN-FLOOD: connections to one port of one address are opened by many and finished by hardly
 * any (ATT&amp;CK T1498). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/dos-syn-flood.md}. State: per victim and sensor the panes not judged yet; per
 * pane and port up to 4,096 addresses of 16 bytes, then a sketch of 4 KiB, twice.
 */
@NullMarked
package io.cordon.detect.flood.synflood;

import org.jspecify.annotations.NullMarked;
