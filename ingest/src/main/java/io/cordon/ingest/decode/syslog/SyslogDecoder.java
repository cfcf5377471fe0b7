package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A file of syslog messages, one on each line. */
public final class SyslogDecoder implements LineDecoder {

    private final DecodeContext context;
    private final LoginLines logins;

    /** A decoder for one file. */
    public SyslogDecoder(DecodeContext context) {
        this.context = context;
        this.logins = new LoginLines(context, "syslog");
    }

    /** True when a line begins as only a syslog message does: time and program. */
    public static boolean recognises(String line) {
        return SyslogParser.recognises(line);
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        String line = new String(buffer, offset, length, StandardCharsets.UTF_8);
        return logins.ofFile(line, output);
    }

    @Override
    public void finish(RecordOutput output) throws IOException {
        logins.finish(output);
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
