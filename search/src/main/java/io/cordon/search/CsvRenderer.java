package io.cordon.search;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** RFC 4180 with a header line of field names. */
final class CsvRenderer {

    /** A cell that starts so is a formula to a spreadsheet (OWASP, "CSV Injection"). */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private CsvRenderer() {}

    static void render(SearchResult result, Writer writer) throws IOException {
        List<String> columns = result.index().columns();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(columns);
        for (JsonNode document : result.documents()) {
            csv.writeRecord(columns.stream().map(c -> cell(FieldText.of(document, c))).toList());
        }
        csv.flush();
    }

    private static String cell(String value) {
        return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
                ? "'" + value
                : value;
    }
}
