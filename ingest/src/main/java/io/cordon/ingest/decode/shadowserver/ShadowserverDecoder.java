package io.cordon.ingest.decode.shadowserver;

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

/** A report of Shadowserver's: a header line, then a row for each finding. */
public final class ShadowserverDecoder implements LineDecoder {

    private static final char SEPARATOR = ',';

    private final DecodeContext context;
    private final String fileName;
    private @Nullable CsvHeader header;
    private @Nullable ShadowserverMapper mapper;
    private List<String> remarks = List.of();

    /**
     * A decoder for one file.
     *
     * @param fileName names the report
     */
    public ShadowserverDecoder(DecodeContext context, String fileName) {
        this.context = context;
        this.fileName = fileName;
    }

    /** True when a line is the header of a report. */
    public static boolean recognises(String line) {
        if (!line.contains("timestamp")) {
            return false;
        }
        try {
            return isReport(CsvHeader.read(line, SEPARATOR));
        } catch (RejectedInput e) {
            return false;
        }
    }

    private static boolean isReport(CsvHeader header) {
        return header.has("timestamp")
                && (header.has("ip") && header.has("asn")
                        || header.has("src_ip") && header.has("src_asn")
                        || header.has("dst_ip") && header.has("dst_asn"));
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        String line = new String(buffer, offset, length, StandardCharsets.UTF_8);
        // Reports that were joined have their headers among the rows.
        if (recognises(line)) {
            CsvHeader read = CsvHeader.read(line, SEPARATOR);
            header = read;
            mapper = new ShadowserverMapper(context, fileName, read);
            remarks = read.unknown(ShadowserverColumns.KNOWN);
            return LineClass.HEADER;
        }
        CsvHeader columns = header;
        ShadowserverMapper rows = mapper;
        if (columns == null || rows == null) {
            throw new RejectedInput(DecodeError.NO_HEADER);
        }
        List<String> fields = CsvLine.row(line, SEPARATOR, columns.size());
        return rows.map(new CsvFields(columns, fields), output)
                ? LineClass.DECODED
                : LineClass.IGNORED;
    }

    @Override
    public void finish(RecordOutput output) {
        // each row stands alone
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
