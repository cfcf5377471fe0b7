package io.cordon.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns as wide as their values, up to a bound, and one line that says how many there are. */
final class TableRenderer {

    private static final int MAX_WIDTH = 80;

    private TableRenderer() {}

    static void render(SearchResult result, Writer writer) throws IOException {
        List<String> columns = result.index().columns();
        if (!result.documents().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(columns.stream().map(TableRenderer::heading).toList());
            for (JsonNode document : result.documents()) {
                rows.add(columns.stream().map(c -> cell(FieldText.of(document, c))).toList());
            }
            write(rows, writer);
        }
        writer.write(
                "%d of %d %s%n"
                        .formatted(
                                result.documents().size(), result.total(), result.index().label()));
    }

    private static void write(List<List<String>> rows, Writer writer) throws IOException {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            writer.write(line.toString().stripTrailing());
            writer.write(System.lineSeparator());
        }
    }

    private static String heading(String field) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        String name =
                switch (field) {
                    case "@timestamp" -> "time";
                    case "rule.id" -> "rule";
                    case "cordon.subject.value" -> "subject";
                    case "organization.id" -> "tenant";
                    default -> last;
                };
        return name.toUpperCase(Locale.ROOT);
    }

    /** A value from the network must not steer the terminal (escape sequences, overwriting). */
    private static String cell(String value) {
        StringBuilder safe = new StringBuilder();
        value.codePoints()
                .limit(MAX_WIDTH)
                .forEach(
                        c -> {
                            int type = Character.getType(c);
                            boolean visible =
                                    !Character.isISOControl(c)
                                            && type != Character.FORMAT
                                            && type != Character.LINE_SEPARATOR
                                            && type != Character.PARAGRAPH_SEPARATOR
                                            && type != Character.SURROGATE;
                            safe.appendCodePoint(visible ? c : '?');
                        });
        if (value.codePointCount(0, value.length()) > MAX_WIDTH) {
            safe.append('…');
        }
        return safe.toString();
    }
}
