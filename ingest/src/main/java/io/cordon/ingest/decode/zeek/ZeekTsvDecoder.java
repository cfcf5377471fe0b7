package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Zeek's tab separated logs. */
public final class ZeekTsvDecoder implements LineDecoder {

    private final DecodeContext context;
    private final ZeekMappers mappers;
    private final TsvHeader header = new TsvHeader();
    private final TsvRow row = new TsvRow(header);
    private final String fallbackPath;
    private @Nullable ZeekMapper mapper;

    /**
     * A decoder for one file.
     *
     * @param fileName names the log when no {@code #path} line does
     */
    public ZeekTsvDecoder(DecodeContext context, String fileName) {
        this.context = context;
        this.mappers = new ZeekMappers(context);
        this.fallbackPath = Objects.requireNonNullElse(ZeekLog.pathOfFileName(fileName), "");
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        if (buffer[offset] == '#') {
            mapper = null;
            header.read(buffer, offset, offset + length);
            return LineClass.HEADER;
        }
        if (!header.hasFields()) {
            throw new RejectedInput(DecodeError.NO_HEADER);
        }
        row.split(buffer, offset, offset + length);
        return mapper().map(row, output) ? LineClass.DECODED : LineClass.IGNORED;
    }

    private ZeekMapper mapper() {
        if (mapper == null) {
            mapper = mappers.of(Objects.requireNonNullElse(header.path(), fallbackPath));
        }
        return mapper;
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
