/**
 * {@code cordon firmware explain}: whether a device's firmware has known vulnerabilities, and why
 * that is said, from files of NVD, CVE 5, KEV, EPSS and dates of support.
 *
 * <p>Cost: the files are streamed. Held are the criteria about the one product (at most {@value
 * io.cordon.local.firmware.FeedReading#MOST_CRITERIA}), the KEV and EPSS entries of the CVEs that
 * have one, one period of support, and at most {@value
 * io.cordon.local.firmware.VendorProducts#MOST} names of the vendor's products. A file that is
 * refused leaves no answer at all.
 */
@NullMarked
package io.cordon.local.firmware;

import org.jspecify.annotations.NullMarked;
