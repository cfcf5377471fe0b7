package io.cordon.stream.detection;

import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.firmware.device.DeviceStateCodec;
import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Observations of devices between operators. */
public final class DeviceMatchCodec implements Codec<DeviceMatch> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public DeviceMatchCodec() {}

    @Override
    public Class<DeviceMatch> type() {
        return DeviceMatch.class;
    }

    @Override
    public boolean immutable() {
        return true;
    }

    @Override
    public void write(DeviceMatch value, DataOutput out) throws IOException {
        put(value, out);
    }

    @Override
    public DeviceMatch read(DataInput in) throws IOException {
        return take(in);
    }

    static void put(DeviceMatch match, DataOutput out) throws IOException {
        out.writeUTF(match.key());
        DeviceStateCodec.write(match.sighting(), out);
    }

    static DeviceMatch take(DataInput in) throws IOException {
        return new DeviceMatch(in.readUTF(), DeviceStateCodec.sighting(in));
    }
}
