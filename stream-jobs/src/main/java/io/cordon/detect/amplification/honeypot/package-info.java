/**
 * AMP-HONEYPOT: somebody makes decoys of amplifying services answer in a victim's name (ATT&amp;CK
 * T1498.002). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/amp-honeypot.md}. State: per hour up to 99, and per 900 s up to 4, weighted times
 * of 16 bytes while nothing has crossed.
 */
@NullMarked
package io.cordon.detect.amplification.honeypot;

import org.jspecify.annotations.NullMarked;
