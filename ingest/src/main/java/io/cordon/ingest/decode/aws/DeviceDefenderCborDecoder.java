package io.cordon.ingest.decode.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.cbor.CborItem;
import io.cordon.ingest.decode.cbor.CborObjects;
import io.cordon.ingest.decode.json.JsonFields;
import java.io.IOException;

/** Metrics reports of devices as CBOR, one item each. */
public final class DeviceDefenderCborDecoder implements LineDecoder {

    private final DecodeContext context;
    private final DeviceMetrics metrics;

    /**
     * A decoder for one file.
     *
     * @param fileName names the thing where the report does not
     */
    public DeviceDefenderCborDecoder(DecodeContext context, String fileName) {
        this.context = context;
        this.metrics = new DeviceMetrics(context, fileName);
    }

    /** True when bytes begin with a report: a map, which no text begins with. */
    public static boolean recognises(byte[] head) {
        if (head.length == 0 || (head[0] & 0xe0) != 0xa0) {
            return false;
        }
        int length = CborItem.length(head, 0, head.length);
        try {
            return length > 0 && DeviceMetrics.recognises(CborObjects.parse(head, 0, length));
        } catch (RejectedInput e) {
            return false;
        }
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        ObjectNode report = CborObjects.parse(buffer, offset, length);
        if (!DeviceMetrics.recognises(report)) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        output.accept(metrics.observation(new JsonFields(report)));
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
