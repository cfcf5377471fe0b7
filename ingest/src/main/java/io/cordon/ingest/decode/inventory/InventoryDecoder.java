package io.cordon.ingest.decode.inventory;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.csv.CsvFields;
import io.cordon.ingest.decode.csv.CsvHeader;
import io.cordon.ingest.decode.csv.CsvLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header line, then a device to a line; separated by commas, semicolons or tabs. */
public final class InventoryDecoder implements LineDecoder {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final DecodeContext context;
    private final InventoryMapper mapper;
    private @Nullable CsvHeader header;
    private char separator = ',';

    /** A decoder for one file. */
    public InventoryDecoder(DecodeContext context) {
        this.context = context;
        this.mapper = new InventoryMapper(context);
    }

    /** True when a line is the header of an inventory. */
    public static boolean recognises(String line) {
        for (char separator : SEPARATORS) {
            if (header(line, separator) != null) {
                return true;
            }
        }
        return false;
    }

    /** The header, when it has what names a device and something that is known of it. */
    private static @Nullable CsvHeader header(String line, char separator) {
        try {
            CsvHeader read = CsvHeader.read(line, separator);
            boolean named =
                    InventoryColumn.ID.isIn(read)
                            || InventoryColumn.ADDRESS.isIn(read)
                            || InventoryColumn.MAC.isIn(read);
            boolean known =
                    InventoryColumn.VENDOR.isIn(read)
                            || InventoryColumn.MODEL.isIn(read)
                            || InventoryColumn.FIRMWARE.isIn(read);
            return named && known ? read : null;
        } catch (RejectedInput e) {
            return null;
        }
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        String line = new String(buffer, offset, length, StandardCharsets.UTF_8);
        CsvHeader columns = header;
        if (columns == null) {
            readHeader(line);
            return LineClass.HEADER;
        }
        List<String> fields = CsvLine.row(line, separator, columns.size());
        // Spreadsheets export the empty rows below a table.
        if (fields.stream().allMatch(String::isBlank)) {
            return LineClass.IGNORED;
        }
        output.accept(mapper.map(new CsvFields(columns, fields)));
        return LineClass.DECODED;
    }

    private void readHeader(String line) throws RejectedInput {
        for (char each : SEPARATORS) {
            CsvHeader read = header(line, each);
            if (read != null) {
                header = read;
                separator = each;
                return;
            }
        }
        throw new RejectedInput(DecodeError.NO_HEADER);
    }

    @Override
    public void finish(RecordOutput output) {
        // each row stands alone
    }

    @Override
    public List<String> remarks() {
        return header == null ? List.of() : header.unknown(InventoryColumn.NAMES);
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
