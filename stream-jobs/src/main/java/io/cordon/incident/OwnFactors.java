package io.cordon.incident;

import io.cordon.incident.SeverityFormula.Exploitation;
import io.cordon.incident.SeverityFormula.Exposure;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The factors that a finding brings along; the setting is the subject's.
 *
 * @param severity as its rule judges it
 * @param exposure from where it was reached
 * @param exploitation whether attackers succeeded
 * @param devices that it touches, at least 1
 * @param confidence low, medium or high
 */
public record OwnFactors(
        int severity,
        Exposure exposure,
        Exploitation exploitation,
        long devices,
        String confidence) {

    private static final Exposure[] EXPOSURES = Exposure.values();
    private static final Exploitation[] EXPLOITATIONS = Exploitation.values();

    /** The product, not yet bounded by 1. */
    public double product() {
        return SeverityFormula.base(severity)
                * exposure.value()
                * exploitation.value()
                * SeverityFormula.spread(devices)
                * SeverityFormula.confidence(confidence);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(severity);
        out.writeByte(exposure.ordinal());
        out.writeByte(exploitation.ordinal());
        out.writeLong(devices);
        out.writeUTF(confidence);
    }

    static OwnFactors read(DataInput in) throws IOException {
        return new OwnFactors(
                in.readByte(),
                EXPOSURES[in.readByte()],
                EXPLOITATIONS[in.readByte()],
                in.readLong(),
                in.readUTF());
    }
}
