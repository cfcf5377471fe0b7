package io.cordon.ingest.decode.zeek;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.ingest.decode.json.JsonObjects;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Zeek's JSON logs. The log of a line is its {@code _path}, else what its fields show, else what
 * the file is called.
 */
public final class ZeekJsonDecoder implements LineDecoder {

    private final DecodeContext context;
    private final ZeekMappers mappers;
    private final @Nullable String filePath;

    /**
     * A decoder for one file.
     *
     * @param fileName names the log when neither {@code _path} nor the fields do
     */
    public ZeekJsonDecoder(DecodeContext context, String fileName) {
        this.context = context;
        this.mappers = new ZeekMappers(context);
        this.filePath = ZeekLog.pathOfFileName(fileName);
    }

    /** True when the object can be a line of a Zeek log in a file of that name. */
    public static boolean recognises(ObjectNode line, String fileName) {
        return line.has("ts")
                && (line.has("_path")
                        || line.has("uid")
                        || line.has("id.orig_h")
                        || ZeekLog.pathOfFields(line) != null
                        || ZeekLog.pathOfFileName(fileName) != null);
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        ObjectNode line = JsonObjects.parse(buffer, offset, length);
        JsonFields fields = new JsonFields(line);
        String path = path(fields);
        if (path == null || path.length() > 64) {
            return LineClass.IGNORED;
        }
        return mappers.of(path).map(new JsonRow(fields), output)
                ? LineClass.DECODED
                : LineClass.IGNORED;
    }

    private @Nullable String path(JsonFields line) throws RejectedInput {
        String named = line.text("_path");
        if (named != null) {
            return named;
        }
        String shown = ZeekLog.pathOfFields(line.node());
        return shown != null ? shown : filePath;
    }

    @Override
    public void finish(RecordOutput output) throws IOException {
        mappers.finish(output);
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
