package io.cordon.ingest.decode.csv;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of a file's columns, in lower case and without white space around them. */
public final class CsvHeader {

    private static final int MOST_COLUMNS = 1_024;
    private static final int LONGEST_NAME = 64;

    /** Unknown columns that are named; of more only the number is said. */
    private static final int MOST_NAMED = 32;

    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> names;

    private CsvHeader(List<String> names) throws RejectedInput {
        if (names.size() > MOST_COLUMNS) {
            throw new RejectedInput(DecodeError.BAD_HEADER);
        }
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.length() > LONGEST_NAME
                    || !name.isEmpty() && positions.putIfAbsent(name, i) != null) {
                throw new RejectedInput(DecodeError.BAD_HEADER);
            }
        }
    }

    /** Reads a header line. A column without a name is passed over; a name may stand once only. */
    public static CsvHeader read(String line, char separator) throws RejectedInput {
        List<String> names = new ArrayList<>();
        for (String field : CsvLine.fields(CsvLine.withoutMark(line), separator)) {
            names.add(field.strip().toLowerCase(Locale.ROOT));
        }
        return new CsvHeader(names);
    }

    /** Number of columns. */
    public int size() {
        return names.size();
    }

    /** True when the column is there. */
    public boolean has(String name) {
        return positions.containsKey(name);
    }

    /** Position of a column, -1 when it is not there. */
    public int position(String name) {
        return positions.getOrDefault(name, -1);
    }

    /** What is to be said of the columns that are not among the known ones; empty when none is. */
    public List<String> unknown(Set<String> known) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!known.contains(name)) {
                unknown.add(isName(name) ? name : "number " + (i + 1));
            }
        }
        if (unknown.isEmpty()) {
            return List.of();
        }
        int named = Math.min(MOST_NAMED, unknown.size());
        String rest = named < unknown.size() ? " and " + (unknown.size() - named) + " more" : "";
        return List.of("unknown columns: " + String.join(", ", unknown.subList(0, named)) + rest);
    }

    /** A header that is none may hold anything: only what looks like a name is repeated. */
    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(
                                c ->
                                        c >= 'a' && c <= 'z'
                                                || c >= '0' && c <= '9'
                                                || " _-.".indexOf(c) >= 0);
    }
}
