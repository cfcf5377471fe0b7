package io.cordon.detect.firmware.device;

import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.schema.avro.Vantage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bytes of kept devices and of sightings on their way. The state starts with a version. */
public final class DeviceStateCodec {

    private static final int VERSION = 1;

    private static final Vantage[] VANTAGES = Vantage.values();

    private DeviceStateCodec() {}

    /** Writes a state. */
    public static void write(DeviceState state, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(state.days().size());
        for (Map.Entry<Long, DeviceDay> day : state.days().entrySet()) {
            out.writeLong(day.getKey());
            day.getValue().write(out);
        }
        out.writeInt(state.confirmed().size());
        for (Map.Entry<String, TreeMap<String, ConfirmedFirmware>> sensor :
                state.confirmed().entrySet()) {
            out.writeUTF(sensor.getKey());
            out.writeByte(sensor.getValue().size());
            for (Map.Entry<String, ConfirmedFirmware> product : sensor.getValue().entrySet()) {
                out.writeUTF(product.getKey());
                product.getValue().write(out);
            }
        }
        out.writeInt(state.waiting().size());
        for (DeviceSighting seen : state.waiting()) {
            write(seen, out);
        }
        out.writeLong(state.told());
    }

    /**
     * Reads a state.
     *
     * @throws IOException when another program's version wrote it
     */
    public static DeviceState read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException(
                    "Cannot read the state of a device: it has version "
                            + version
                            + ", this program reads version "
                            + VERSION
                            + ": start the job without its checkpoint; it reads the topics again");
        }
        DeviceState state = new DeviceState();
        for (int i = in.readInt(); i > 0; i--) {
            state.days().put(in.readLong(), DeviceDay.read(in));
        }
        for (int i = in.readInt(); i > 0; i--) {
            TreeMap<String, ConfirmedFirmware> products = new TreeMap<>();
            state.confirmed().put(in.readUTF(), products);
            for (int j = in.readUnsignedByte(); j > 0; j--) {
                products.put(in.readUTF(), ConfirmedFirmware.read(in));
            }
        }
        for (int i = in.readInt(); i > 0; i--) {
            state.waiting().add(sighting(in));
        }
        state.told(in.readLong());
        return state;
    }

    /** Writes a sighting. */
    public static void write(DeviceSighting seen, DataOutput out) throws IOException {
        out.writeLong(seen.time());
        out.writeUTF(seen.sensor());
        out.writeByte(seen.vantage().ordinal());
        out.writeInt(seen.rules());
        out.writeByte((seen.outside() ? 1 : 0) | (seen.selfReported() ? 2 : 0));
        Texts.writeFacts(seen.facts(), out);
        Texts.write(seen.hash(), out);
    }

    /** Reads a sighting. */
    public static DeviceSighting sighting(DataInput in) throws IOException {
        long time = in.readLong();
        String sensor = in.readUTF();
        Vantage vantage = VANTAGES[in.readUnsignedByte()];
        int rules = in.readInt();
        int flags = in.readUnsignedByte();
        @Nullable FirmwareFacts facts = Texts.readFacts(in);
        return new DeviceSighting(
                time,
                sensor,
                vantage,
                rules,
                (flags & 1) != 0,
                (flags & 2) != 0,
                facts,
                Texts.read(in));
    }
}
