/**
 * The rules about the firmware of devices: what they are called, what they need, what to do about
 * them. How they judge: {@link io.cordon.detect.firmware.judge}; what is kept of a device: {@link
 * io.cordon.detect.firmware.device}.
 */
@NullMarked
package io.cordon.detect.firmware;

import org.jspecify.annotations.NullMarked;
