package io.cordon.stream.detection;

import io.cordon.detect.firmware.device.DeviceState;
import io.cordon.detect.firmware.device.DeviceStateCodec;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Devices in checkpoints; the bytes carry their version. */
public final class DeviceStateSerde implements Codec<DeviceState> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public DeviceStateSerde() {}

    @Override
    public Class<DeviceState> type() {
        return DeviceState.class;
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public void write(DeviceState value, DataOutput out) throws IOException {
        DeviceStateCodec.write(value, out);
    }

    @Override
    public DeviceState read(DataInput in) throws IOException {
        return DeviceStateCodec.read(in);
    }
}
