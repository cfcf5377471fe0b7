/**
 * Which of a device's vulnerabilities comes first: in the KEV catalogue, then EPSS percentile, then
 * CVSS base score, each falling, then the CVE id.
 */
@NullMarked
package io.cordon.detect.firmware.rank;

import org.jspecify.annotations.NullMarked;
