package io.cordon.ingest.decode.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts one line into fields. */
public final class CsvLine {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvLine() {}

    /** The fields of a line, whatever their number. */
    public static List<String> fields(String line, char separator) throws RejectedInput {
        List<String> fields = read(line, separator);
        if (fields == null) {
            throw new RejectedInput(DecodeError.BAD_CSV);
        }
        return fields;
    }

    /**
     * The fields of a row below a header. Some writers put a backslash before each quote inside a
     * field, which RFC 4180 reads as the field's end. A line that gives no row of the right width
     * as the RFC says is therefore read a second time, with each {@code \"} as a quote.
     */
    public static List<String> row(String line, char separator, int columns) throws RejectedInput {
        List<String> fields = read(line, separator);
        if (fields != null && fields.size() == columns) {
            return fields;
        }
        if (line.contains("\\\"")) {
            List<String> unescaped = read(line.replace("\\\"", "\"\""), separator);
            if (unescaped != null && unescaped.size() == columns) {
                return unescaped;
            }
        }
        throw new RejectedInput(fields == null ? DecodeError.BAD_CSV : DecodeError.COLUMN_COUNT);
    }

    /** The line without the mark that some editors put at a file's beginning. */
    public static String withoutMark(String line) {
        return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    }

    private static @Nullable List<String> read(String line, char separator) {
        if (line.indexOf('\r') >= 0) {
            return null;
        }
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowUnclosedQuote(false)
                    .ofSingleCsvRecord(line)
                    .getFields();
        } catch (CsvParseException e) {
            // Its message may quote the line.
            return null;
        }
    }
}
