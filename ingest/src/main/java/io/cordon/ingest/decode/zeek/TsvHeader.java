package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code #} lines of a tab separated log say. They may come again at any line: rotated
 * files get joined.
 */
final class TsvHeader {

    /** Most columns of a log. */
    static final int MOST_COLUMNS = 1_024;

    private byte separator = '\t';
    private byte setSeparator = ',';
    private byte[] unset = {'-'};
    private byte[] empty = "(empty)".getBytes(StandardCharsets.US_ASCII);
    private @Nullable String path;
    private int[] columns = {};
    private int joined;
    private int count;

    /** Reads one header line, which begins with {@code #}. */
    void read(byte[] buffer, int from, int to) throws RejectedInput {
        String line = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        if (line.startsWith("#separator")) {
            separator = oneByte(line.substring("#separator".length()).strip());
            return;
        }
        int end = line.indexOf(separator);
        if (end < 0) {
            if (line.startsWith("#fields") || line.startsWith("#path")) {
                throw new RejectedInput(DecodeError.BAD_HEADER);
            }
            return;
        }
        String value = line.substring(end + 1);
        switch (line.substring(0, end)) {
            case "#set_separator" -> setSeparator = oneByte(value);
            case "#unset_field" -> unset = value.getBytes(StandardCharsets.UTF_8);
            case "#empty_field" -> empty = value.getBytes(StandardCharsets.UTF_8);
            case "#path" -> path = value.length() > 64 ? "" : value;
            case "#fields" -> fields(value);
            default -> {
                // #types follows from the field names, #open and #close say nothing of the lines
            }
        }
    }

    private void fields(String value) throws RejectedInput {
        columns = new int[0];
        count = 0;
        joined = 0;
        String[] names =
                value.split(Pattern.quote(String.valueOf((char) separator)), MOST_COLUMNS + 1);
        if (names.length > MOST_COLUMNS) {
            throw new RejectedInput(DecodeError.BAD_HEADER);
        }
        // Labelled files (IoT-23) join the last column and the labels by spaces, some of them only
        // in the header, some only in the lines.
        String[] last = names[names.length - 1].strip().split(" {2,}", MOST_COLUMNS);
        int[] found = new int[ZeekField.values().length];
        Arrays.fill(found, -1);
        for (int i = 0; i < names.length - 1; i++) {
            place(found, names[i], i);
        }
        for (int i = 0; i < last.length; i++) {
            place(found, last[i], names.length - 1 + i);
        }
        columns = found;
        joined = names.length;
        count = names.length - 1 + last.length;
    }

    private static void place(int[] found, String name, int column) {
        ZeekField field = ZeekField.of(name);
        if (field != null && found[field.ordinal()] < 0) {
            found[field.ordinal()] = column;
        }
    }

    private static byte oneByte(String text) throws RejectedInput {
        if (text.length() == 4 && text.startsWith("\\x")) {
            int high = Character.digit(text.charAt(2), 16);
            int low = Character.digit(text.charAt(3), 16);
            if (high >= 0 && high < 8 && low >= 0) {
                return (byte) (high << 4 | low);
            }
        }
        if (text.length() == 1 && text.charAt(0) < 0x80) {
            return (byte) text.charAt(0);
        }
        throw new RejectedInput(DecodeError.BAD_HEADER);
    }

    /** False until a usable {@code #fields} line was read. */
    boolean hasFields() {
        return columns.length > 0;
    }

    /** Column of a field, -1 when the log has none. */
    int column(ZeekField field) {
        return columns[field.ordinal()];
    }

    /** Columns of a line, labels apart. */
    int count() {
        return count;
    }

    /** Columns of a line when the last one and its labels are still joined. */
    int joinedCount() {
        return joined;
    }

    @Nullable String path() {
        return path;
    }

    byte separator() {
        return separator;
    }

    byte setSeparator() {
        return setSeparator;
    }

    boolean isUnset(byte[] buffer, int from, int to) {
        return Arrays.equals(buffer, from, to, unset, 0, unset.length);
    }

    boolean isEmpty(byte[] buffer, int from, int to) {
        return from == to || Arrays.equals(buffer, from, to, empty, 0, empty.length);
    }
}
