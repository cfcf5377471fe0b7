package io.cordon.ingest.decode.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.ingest.decode.json.JsonObjects;
import java.io.IOException;

/** Device reports, one JSON object each. */
public final class DeviceReportDecoder implements LineDecoder {

    /** The report's form. */
    public static final String REPORT = "cordon.device/1";

    private final DecodeContext context;
    private final DeviceReportMapper mapper;

    /** A decoder for one file. */
    public DeviceReportDecoder(DecodeContext context) {
        this.context = context;
        this.mapper = new DeviceReportMapper(context);
    }

    /** True for a report of this form or a later one. */
    public static boolean recognises(ObjectNode line) {
        return line.path("report").asText("").startsWith("cordon.device/");
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        JsonFields report = new JsonFields(JsonObjects.parse(buffer, offset, length));
        if (!report.requiredText("report").equals(REPORT)) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        mapper.map(report, output);
        return LineClass.DECODED;
    }

    @Override
    public void finish(RecordOutput output) {
        // each report stands alone
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
