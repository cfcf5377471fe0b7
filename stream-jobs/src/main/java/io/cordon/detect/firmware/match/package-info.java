/**
 * Judges an installed firmware against vulnerabilities: affected, not affected or unknown, each
 * with the criterion and the reason. docs/reference/firmware-versions.md section 6 says how a range
 * is judged.
 *
 * <p>Cost: criteria are prepared once ({@link io.cordon.detect.firmware.match.VulnerabilityIndex});
 * a verdict then compares parsed versions and reads no text. Memory: about the size of the criteria
 * twice over; the caller bounds how many it puts in.
 */
@NullMarked
package io.cordon.detect.firmware.match;

import org.jspecify.annotations.NullMarked;
