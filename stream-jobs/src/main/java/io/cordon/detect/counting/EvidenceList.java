package io.cordon.detect.counting;

import io.cordon.schema.address.IpAddress;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@value #MOST} values seen first, by event time and then by bytes; the same whatever the
 * order of arrival. A value that was pushed out and comes back with an earlier time is taken again,
 * so each kept value has its true first time.
 */
public final class EvidenceList {

    /** As many values are kept. */
    public static final int MOST = 10;

    private record Value(long time, String text) {

        boolean before(Value other) {
            return time != other.time
                    ? time < other.time
                    : Arrays.compareUnsigned(bytes(text), bytes(other.text)) < 0;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final List<Value> values = new ArrayList<>(0);

    /** The address last added, and when: most subjects meet one peer again and again. */
    private @Nullable IpAddress address;

    private long addressTime;

    /** Nothing seen yet. */
    public EvidenceList() {}

    /** Takes an address. */
    void add(long time, IpAddress value) {
        // At a later time the same value changes nothing, whether it was kept or not.
        if (value.equals(address) && time >= addressTime) {
            return;
        }
        address = value;
        addressTime = time;
        add(time, value::text);
    }

    /** Takes a value; its text is only asked for when it may be kept. */
    public void add(long time, Supplier<String> text) {
        if (values.size() == MOST && time > values.get(MOST - 1).time()) {
            return;
        }
        Value value = new Value(time, text.get());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).text().equals(value.text())) {
                if (values.get(i).time() <= time) {
                    return;
                }
                values.remove(i);
                break;
            }
        }
        int at = values.size();
        while (at > 0 && value.before(values.get(at - 1))) {
            at--;
        }
        values.add(at, value);
        if (values.size() > MOST) {
            values.remove(MOST);
        }
    }

    /** Takes the values of another list. */
    public void addAll(EvidenceList other) {
        for (Value value : other.values) {
            add(value.time(), value::text);
        }
    }

    /** The values, earliest first. */
    public List<String> texts() {
        return values.stream().map(Value::text).toList();
    }

    /** Bytes that the list takes when written, roughly. */
    public int bytes() {
        return 32 * values.size();
    }

    /** Writes the values and their times. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(values.size());
        for (Value value : values) {
            out.writeLong(value.time());
            out.writeUTF(value.text());
        }
    }

    /** Fills this list, which is empty. */
    public void read(DataInput in) throws IOException {
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            values.add(new Value(in.readLong(), in.readUTF()));
        }
    }
}
