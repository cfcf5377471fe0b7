/**
 * CRED-BRUTE-SIP: refused SIP registrations, many of one extension or some of many (ATT&amp;CK
 * T1110.001). Semantics, thresholds and their source, false positives: {@code
 * docs/detections/cred-brute-sip.md}. State: per 300 s at most 24 or, of 4 extensions, 36 weighted
 * times of 48 bytes while nothing has crossed, and twice as many in a bucket that did.
 */
@NullMarked
package io.cordon.detect.credentials.brutesip;

import org.jspecify.annotations.NullMarked;
