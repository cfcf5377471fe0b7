package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a tab separated log: column positions in the reader's buffer, read when asked for.
 * Reused for every line.
 */
final class TsvRow implements ZeekRow {

    private final TsvHeader header;
    private final int[] starts = new int[TsvHeader.MOST_COLUMNS];
    private final int[] ends = new int[TsvHeader.MOST_COLUMNS];
    private byte[] buffer = {};

    TsvRow(TsvHeader header) {
        this.header = header;
    }

    /** Takes the next line. */
    void split(byte[] line, int from, int to) throws RejectedInput {
        buffer = line;
        byte separator = header.separator();
        int columns = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            if (line[i] == separator) {
                columns = column(columns, start, i);
                start = i + 1;
            }
        }
        columns = column(columns, start, to);
        if (columns < header.count()) {
            columns = splitLast(columns, start, to);
        }
        if (columns != header.count() && columns != header.joinedCount()) {
            throw new RejectedInput(DecodeError.COLUMN_COUNT);
        }
        for (int i = columns; i < header.count(); i++) {
            starts[i] = ends[i] = -1;
        }
    }

    private int column(int columns, int start, int end) throws RejectedInput {
        if (columns == header.count()) {
            throw new RejectedInput(DecodeError.COLUMN_COUNT);
        }
        starts[columns] = start;
        ends[columns] = end;
        return columns + 1;
    }

    /** Takes the last column apart at runs of two or more spaces (labelled files). */
    private int splitLast(int columns, int start, int to) throws RejectedInput {
        int count = columns - 1;
        int position = start;
        while (true) {
            int end = position;
            while (end < to && !(line(end) == ' ' && end + 1 < to && line(end + 1) == ' ')) {
                end++;
            }
            count = column(count, position, end);
            if (end == to) {
                return count;
            }
            position = end;
            while (position < to && line(position) == ' ') {
                position++;
            }
        }
    }

    private byte line(int position) {
        return buffer[position];
    }

    @Override
    public boolean has(ZeekField field) {
        int column = header.column(field);
        return column >= 0
                && starts[column] >= 0
                && !header.isUnset(buffer, starts[column], ends[column]);
    }

    private int from(ZeekField field) {
        return starts[header.column(field)];
    }

    private int to(ZeekField field) {
        return ends[header.column(field)];
    }

    @Override
    public long time(ZeekField field) throws RejectedInput {
        if (!has(field)) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        int from = from(field);
        int to = to(field);
        if (to - from > 4 && buffer[from + 4] == '-') {
            return EventTime.ofIso(TsvText.ascii(buffer, from, to));
        }
        return EventTime.ofSeconds(buffer, from, to);
    }

    @Override
    public long duration(ZeekField field) throws RejectedInput {
        return has(field) ? EventTime.ofDuration(buffer, from(field), to(field)) : 0;
    }

    @Override
    public @Nullable Address address(ZeekField field) throws RejectedInput {
        return has(field) ? TsvText.address(buffer, from(field), to(field)) : null;
    }

    @Override
    public int port(ZeekField field) throws RejectedInput {
        if (!has(field)) {
            return -1;
        }
        long port = TsvText.number(buffer, from(field), to(field));
        if (port < 0 || port > 65_535) {
            throw new RejectedInput(DecodeError.BAD_PORT);
        }
        return (int) port;
    }

    @Override
    public long count(ZeekField field) throws RejectedInput {
        if (!has(field)) {
            return -1;
        }
        long count = TsvText.number(buffer, from(field), to(field));
        if (count < 0) {
            throw new RejectedInput(DecodeError.BAD_COUNT);
        }
        return count;
    }

    @Override
    public @Nullable Boolean bool(ZeekField field) throws RejectedInput {
        if (!has(field)) {
            return null;
        }
        int from = from(field);
        if (to(field) - from == 1 && buffer[from] == 'T') {
            return true;
        }
        if (to(field) - from == 1 && buffer[from] == 'F') {
            return false;
        }
        throw new RejectedInput(DecodeError.BAD_VALUE);
    }

    @Override
    public @Nullable String text(ZeekField field) {
        if (!has(field)) {
            return null;
        }
        int from = from(field);
        int to = to(field);
        return header.isEmpty(buffer, from, to) ? "" : TsvText.unescape(buffer, from, to);
    }

    @Override
    public @Nullable String symbol(ZeekField field, Symbols known) {
        if (!has(field)) {
            return null;
        }
        String symbol = known.find(buffer, from(field), to(field));
        return symbol != null ? symbol : text(field);
    }

    @Override
    public List<String> set(ZeekField field) {
        List<String> members = new ArrayList<>();
        if (!has(field) || header.isEmpty(buffer, from(field), to(field))) {
            return members;
        }
        int start = from(field);
        for (int i = start; i < to(field); i++) {
            if (buffer[i] == header.setSeparator()) {
                members.add(TsvText.unescape(buffer, start, i));
                start = i + 1;
            }
        }
        members.add(TsvText.unescape(buffer, start, to(field)));
        return members;
    }

    @Override
    public int size(ZeekField field) {
        if (!has(field) || header.isEmpty(buffer, from(field), to(field))) {
            return 0;
        }
        int size = 1;
        for (int i = from(field); i < to(field); i++) {
            if (buffer[i] == header.setSeparator()) {
                size++;
            }
        }
        return size;
    }
}
