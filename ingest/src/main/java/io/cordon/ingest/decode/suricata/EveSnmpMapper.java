package io.cordon.ingest.decode.suricata;

import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code snmp} events, one per message: one login per flow and community, given with the first
 * answer; without one when it is given up or at the end of the file. Traps and SNMPv3 are ignored.
 */
final class EveSnmpMapper {

    /** Communities of flows remembered; the one that was seen first is given up first. */
    static final int MOST = 65_536;

    private static final int LONGEST_COMMUNITY = 255;

    private final DecodeContext context;
    private final EveLogins logins;
    private final Map<Session, Login> sessions = new LinkedHashMap<>();

    EveSnmpMapper(DecodeContext context, EveLogins logins) {
        this.context = context;
        this.logins = logins;
    }

    private record Session(long flow, String community) {
        @Override
        public String toString() {
            return "Session[flow=" + flow + "]";
        }
    }

    /** A login until it is given; then only the mark that it was. */
    private static final class Login {
        private @Nullable LoginAttempt waiting;
    }

    boolean map(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        context.at(event.time("timestamp"));
        JsonFields snmp = event.object("snmp");
        String community = snmp == null ? null : snmp.text("community");
        String type = snmp == null ? null : snmp.text("pdu_type");
        long flow = event.count("flow_id");
        if (community == null || type == null || flow < 0) {
            return false;
        }
        Session session = new Session(flow, Credentials.cut(community, LONGEST_COMMUNITY));
        return switch (type) {
            case "get_request", "get_next_request", "get_bulk_request", "set_request" -> {
                if (!sessions.containsKey(session)) {
                    open(session, event, community, output);
                }
                yield true;
            }
            case "response" -> {
                Login login = sessions.get(session);
                give(login, LoginOutcome.SUCCESS, output);
                yield login != null;
            }
            default -> false;
        };
    }

    private void open(Session session, JsonFields event, String community, RecordOutput output)
            throws RejectedInput, IOException {
        LoginAttempt attempt = logins.base(event, "snmp", false);
        attempt.setAttempts(1);
        context.credentials().putCommunity(attempt, community);
        if (sessions.size() == MOST) {
            Iterator<Login> oldest = sessions.values().iterator();
            give(oldest.next(), LoginOutcome.UNKNOWN, output);
            oldest.remove();
        }
        Login login = new Login();
        login.waiting = attempt;
        sessions.put(session, login);
    }

    private static void give(@Nullable Login login, LoginOutcome outcome, RecordOutput output)
            throws IOException {
        LoginAttempt waiting = login == null ? null : login.waiting;
        if (login != null && waiting != null) {
            login.waiting = null;
            waiting.setOutcome(outcome);
            output.accept(waiting);
        }
    }

    void finish(RecordOutput output) throws IOException {
        for (Login login : sessions.values()) {
            give(login, LoginOutcome.UNKNOWN, output);
        }
        sessions.clear();
    }
}
