package io.cordon.detect.firmware.device;

import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FirmwareRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One firmware as one sensor reported it on one day. Not thread-safe. */
final class ReportedFirmware {

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final FirmwareFacts facts;
    private final int rules;
    private final Tally tally;

    /** Since when the sensor has reported it, where that was before the days that are kept. */
    private long since = UNKNOWN;

    ReportedFirmware(FirmwareFacts facts, int rules) {
        this(facts, rules, new Tally());
    }

    private ReportedFirmware(FirmwareFacts facts, int rules, Tally tally) {
        this.facts = facts;
        this.rules = rules;
        this.tally = tally;
    }

    FirmwareFacts facts() {
        return facts;
    }

    int rules() {
        return rules;
    }

    boolean counts(FirmwareRule rule) {
        return (rules & rule.bit()) != 0;
    }

    Tally tally() {
        return tally;
    }

    /** Since when, if an earlier day said so; else the first time of this day. */
    long since() {
        return since == UNKNOWN ? tally.first() : since;
    }

    /** Takes over since when it was there before; it was not where null is given. */
    void follows(@Nullable ReportedFirmware before) {
        since = before == null ? UNKNOWN : before.since();
    }

    void write(DataOutput out) throws IOException {
        Texts.writeFacts(facts, out);
        out.writeInt(rules);
        tally.write(out);
        out.writeLong(since);
    }

    static ReportedFirmware read(DataInput in) throws IOException {
        ReportedFirmware read = new ReportedFirmware(Texts.facts(in), in.readInt(), Tally.read(in));
        read.since = in.readLong();
        return read;
    }
}
