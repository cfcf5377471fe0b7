/**
 * Firmware versions as vendors write them: how a text is read, and a total order over all texts.
 * docs/reference/firmware-versions.md defines both to the letter; change it first.
 *
 * <p>Cost: reading is one pass over at most {@value
 * io.cordon.detect.firmware.version.FirmwareVersion#LONGEST} characters; comparing allocates
 * nothing.
 */
@NullMarked
package io.cordon.detect.firmware.version;

import org.jspecify.annotations.NullMarked;
