/**
 * What is kept of a device for the rules about firmware, and the findings that follow: which
 * firmware each sensor reported on which day, and the version that was confirmed last. Counts stand
 * apart from judgements, so that a changed feed judges again what was counted already.
 *
 * <p>State per device: {@link io.cordon.detect.firmware.device.DeviceState}. Definitions:
 * docs/explanation/firmware-rules.md and the pages of the rules.
 */
@NullMarked
package io.cordon.detect.firmware.device;

import org.jspecify.annotations.NullMarked;
