package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.sip.Registrations;
import io.cordon.ingest.decode.sip.SipUri;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import java.io.IOException;

/** {@code sip.log}: one row per transaction; REGISTER and its answer are a login. */
final class SipMapper implements ZeekMapper {

    private final DecodeContext context;
    private final ZeekLogins logins;
    private final Registrations registrations = new Registrations();

    SipMapper(DecodeContext context, ZeekLogins logins) {
        this.context = context;
        this.logins = logins;
    }

    @Override
    public boolean map(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        String method = row.text(ZeekField.METHOD);
        long status = row.count(ZeekField.STATUS_CODE);
        if (method == null || !method.equals("REGISTER") || !Registrations.decides(status)) {
            context.at(row.time(ZeekField.TS));
            return false;
        }
        LoginAttempt login = logins.base(row, "sip", null);
        String user = SipUri.user(row.text(ZeekField.REQUEST_TO));
        context.credentials()
                .put(login, user != null ? user : SipUri.user(row.text(ZeekField.URI)), null);
        String dialog = row.text(ZeekField.CALL_ID);
        registrations.answered(
                IpAddress.of(login.getClientAddress()).text()
                        + '>'
                        + IpAddress.of(login.getServerAddress()).text()
                        + ' '
                        + (dialog == null ? "" : dialog),
                login,
                status,
                output);
        return true;
    }

    void finish(RecordOutput output) throws IOException {
        registrations.finish(output);
    }
}
