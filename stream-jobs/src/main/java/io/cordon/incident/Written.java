package io.cordon.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What readers have been told of an incident last.
 *
 * @param status where it was
 * @param severity its number
 * @param rules how many rules it had
 * @param findings how many findings
 */
record Written(Status status, int severity, int rules, long findings) {

    private static final Status[] STATUSES = Status.values();

    /** True when readers should not wait for a revision like this one. */
    boolean isOutrunBy(Written next) {
        return status != next.status
                || severity != next.severity
                || rules != next.rules
                || next.findings >= 2 * findings;
    }

    static void write(@Nullable Written written, DataOutput out) throws IOException {
        out.writeBoolean(written != null);
        if (written != null) {
            out.writeByte(written.status.ordinal());
            out.writeByte(written.severity);
            out.writeShort(written.rules);
            out.writeLong(written.findings);
        }
    }

    static @Nullable Written read(DataInput in) throws IOException {
        return in.readBoolean()
                ? new Written(
                        STATUSES[in.readByte()],
                        in.readByte(),
                        in.readUnsignedShort(),
                        in.readLong())
                : null;
    }
}
