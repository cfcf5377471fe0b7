package io.cordon.detect.firmware.device;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Texts that may be absent, and the facts made of them, as bytes. */
final class Texts {

    private static final Confidence[] CONFIDENCES = Confidence.values();

    private Texts() {}

    static void write(@Nullable String text, DataOutput out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    static @Nullable String read(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    static void writeFacts(@Nullable FirmwareFacts facts, DataOutput out) throws IOException {
        out.writeBoolean(facts != null);
        if (facts != null) {
            out.writeUTF(facts.vendor());
            out.writeUTF(facts.product());
            out.writeUTF(facts.version());
            write(facts.model(), out);
            write(facts.hardwareVersion(), out);
            out.writeByte(facts.believed().ordinal());
        }
    }

    static @Nullable FirmwareFacts readFacts(DataInput in) throws IOException {
        return in.readBoolean()
                ? new FirmwareFacts(
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        read(in),
                        read(in),
                        CONFIDENCES[in.readUnsignedByte()])
                : null;
    }

    static FirmwareFacts facts(DataInput in) throws IOException {
        return Objects.requireNonNull(readFacts(in), "facts is null");
    }
}
