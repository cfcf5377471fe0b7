package io.cordon.ingest.decode.suricata;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.ingest.decode.sip.Registrations;
import io.cordon.ingest.decode.sip.SipUri;
import io.cordon.schema.avro.LoginAttempt;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code sip} events: requests and answers are events of their own, without a Call-ID. The REGISTER
 * seen last in a flow is what an answer answers, and the flow is the dialog. The address of record
 * is not logged: the user is that of the request's URI, which seldom has one.
 */
final class EveSipMapper {

    /** Flows whose registration is remembered; the one that began first is given up first. */
    static final int MOST = 65_536;

    private final DecodeContext context;
    private final EveLogins logins;
    private final Registrations registrations = new Registrations();
    private final Map<Long, LoginAttempt> requests =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, LoginAttempt> eldest) {
                    return size() > MOST;
                }
            };

    EveSipMapper(DecodeContext context, EveLogins logins) {
        this.context = context;
        this.logins = logins;
    }

    boolean map(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        long time = context.at(event.time("timestamp"));
        JsonFields sip = event.object("sip");
        long flow = event.count("flow_id");
        if (sip == null || flow < 0) {
            return false;
        }
        String method = sip.text("method");
        if (method != null) {
            requests.remove(flow);
            if (!method.equals("REGISTER")) {
                return false;
            }
            LoginAttempt login = logins.base(event, "sip", null);
            context.credentials().put(login, SipUri.user(sip.text("uri")), null);
            requests.put(flow, login);
            return true;
        }
        int status = status(sip.text("code"));
        if (!Registrations.decides(status)) {
            return false;
        }
        LoginAttempt request = requests.remove(flow);
        if (request == null) {
            return false;
        }
        request.setTime(time);
        registrations.answered(Long.toString(flow), request, status, output);
        return true;
    }

    /** A status code, which EVE writes as text; -1 when it is none. */
    private static int status(@Nullable String code) {
        if (code == null || code.length() != 3) {
            return -1;
        }
        return code.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(code) : -1;
    }

    void finish(RecordOutput output) throws IOException {
        registrations.finish(output);
    }
}
