package io.cordon.detect.firmware.device;

import io.cordon.detect.firmware.judge.FirmwareRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one sensor reported of one device on one day. Not thread-safe. */
final class SensorDay {

    /**
     * Different firmwares that are kept; of more, those whose texts come first, so that which ones
     * does not depend on the order of arrival.
     */
    static final int MOST = 8;

    private static final Comparator<ReportedFirmware> BY_TEXT =
            Comparator.comparing(ReportedFirmware::facts).thenComparing(ReportedFirmware::rules);

    private final List<ReportedFirmware> reported = new ArrayList<>(1);
    private final Map<FirmwareRule, ChangesOfDay> changes = new EnumMap<>(FirmwareRule.class);
    private boolean more;

    void add(DeviceSighting seen) {
        if (seen.facts() == null) {
            return;
        }
        ReportedFirmware one = new ReportedFirmware(seen.facts(), seen.rules());
        int at = 0;
        while (at < reported.size() && BY_TEXT.compare(reported.get(at), one) < 0) {
            at++;
        }
        if (at == reported.size() || BY_TEXT.compare(reported.get(at), one) != 0) {
            reported.add(at, one);
        }
        reported.get(at).tally().add(seen.time(), seen.vantage());
        if (reported.size() > MOST) {
            reported.remove(MOST);
            more = true;
        }
    }

    /** In the order of their texts. */
    List<ReportedFirmware> reported() {
        return reported;
    }

    /** The same firmware as reported on this day; null when it was not. */
    @Nullable ReportedFirmware same(ReportedFirmware other) {
        for (ReportedFirmware one : reported) {
            if (one.facts().equals(other.facts())) {
                return one;
            }
        }
        return null;
    }

    /** True when more different firmwares were reported than are kept. */
    boolean more() {
        return more;
    }

    ChangesOfDay changes(FirmwareRule rule) {
        return changes.computeIfAbsent(rule, id -> new ChangesOfDay());
    }

    @Nullable ChangesOfDay found(FirmwareRule rule) {
        return changes.get(rule);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(reported.size());
        for (ReportedFirmware one : reported) {
            one.write(out);
        }
        out.writeBoolean(more);
        out.writeByte(changes.size());
        for (Map.Entry<FirmwareRule, ChangesOfDay> entry : changes.entrySet()) {
            out.writeByte(entry.getKey().ordinal());
            entry.getValue().write(out);
        }
    }

    static SensorDay read(DataInput in) throws IOException {
        SensorDay day = new SensorDay();
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            day.reported.add(ReportedFirmware.read(in));
        }
        day.more = in.readBoolean();
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            day.changes.put(FirmwareRule.at(in.readUnsignedByte()), ChangesOfDay.read(in));
        }
        return day;
    }
}
