package io.cordon.detect.firmware.device;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What was reported of one device on one day, by sensor. Not thread-safe. */
final class DeviceDay {

    private final TreeMap<String, SensorDay> sensors = new TreeMap<>();

    /** What has been written of the day's findings, by rule. */
    private final TreeMap<Integer, Written> written = new TreeMap<>();

    private boolean outside;
    private boolean outsideBefore;
    private boolean closed;

    /**
     * A revision that was written.
     *
     * @param count the count that it carried
     * @param content a hash of what else it said
     * @param closing true for a closing one
     */
    record Written(long count, int content, boolean closing) {}

    void add(DeviceSighting seen) {
        outside |= seen.outside();
        if (seen.facts() != null) {
            sensors.computeIfAbsent(seen.sensor(), name -> new SensorDay()).add(seen);
        }
    }

    /** By name. */
    TreeMap<String, SensorDay> sensors() {
        return sensors;
    }

    SensorDay sensor(String name) {
        return sensors.computeIfAbsent(name, any -> new SensorDay());
    }

    TreeMap<Integer, Written> written() {
        return written;
    }

    /** True when a firmware was reported. */
    boolean hasFirmware() {
        return !sensors.isEmpty();
    }

    /** True when the device was seen from outside on this day. */
    boolean outside() {
        return outside;
    }

    /** True when it was seen from outside on the day before, which is no longer kept. */
    boolean outsideBefore() {
        return outsideBefore;
    }

    void wasOutsideBefore() {
        outsideBefore = true;
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte((outside ? 1 : 0) | (outsideBefore ? 2 : 0) | (closed ? 4 : 0));
        out.writeInt(sensors.size());
        for (Map.Entry<String, SensorDay> entry : sensors.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeByte(written.size());
        for (Map.Entry<Integer, Written> entry : written.entrySet()) {
            out.writeByte(entry.getKey());
            out.writeLong(entry.getValue().count());
            out.writeInt(entry.getValue().content());
            out.writeBoolean(entry.getValue().closing());
        }
    }

    static DeviceDay read(DataInput in) throws IOException {
        DeviceDay day = new DeviceDay();
        int flags = in.readUnsignedByte();
        day.outside = (flags & 1) != 0;
        day.outsideBefore = (flags & 2) != 0;
        day.closed = (flags & 4) != 0;
        for (int i = in.readInt(); i > 0; i--) {
            day.sensors.put(in.readUTF(), SensorDay.read(in));
        }
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            day.written.put(
                    in.readUnsignedByte(),
                    new Written(in.readLong(), in.readInt(), in.readBoolean()));
        }
        return day;
    }
}
