package io.cordon.detect.catalog;

import io.cordon.detect.firmware.device.DeviceSighting;

/**
 * An observation of a device that some rule about firmware may count.
 *
 * @param key text of the subject's key
 * @param sighting what it says
 */
public record DeviceMatch(String key, DeviceSighting sighting) {}
