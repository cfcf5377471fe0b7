package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.syslog.LoginLines;
import java.io.IOException;

/**
 * {@code syslog.log}: messages that Zeek saw on the wire, read as those of files are. The device is
 * the originator, unless the message names an address; the time is Zeek's.
 */
final class SyslogMapper implements ZeekMapper {

    private final LoginLines logins;

    SyslogMapper(DecodeContext context) {
        this.logins = new LoginLines(context, "zeek.syslog");
    }

    @Override
    public boolean map(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        String message = row.text(ZeekField.MESSAGE);
        if (message == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        LineClass lineClass =
                logins.ofSensor(
                        message,
                        row.requiredAddress(ZeekField.ORIG_H),
                        row.time(ZeekField.TS),
                        output);
        return lineClass == LineClass.DECODED;
    }

    void finish(RecordOutput output) throws IOException {
        logins.finish(output);
    }
}
