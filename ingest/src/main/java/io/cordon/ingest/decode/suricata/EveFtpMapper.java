package io.cordon.ingest.decode.suricata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ftp} events: USER names the user of a flow, each PASS is one login with the outcome of its
 * reply. Other commands are ignored.
 */
final class EveFtpMapper {

    /** Flows whose user is remembered; the oldest is given up first. */
    static final int MOST = 65_536;

    private static final int LONGEST_USER = 1_024;

    private final DecodeContext context;
    private final EveLogins logins;
    private final Map<Long, String> users =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
                    return size() > MOST;
                }
            };

    EveFtpMapper(DecodeContext context, EveLogins logins) {
        this.context = context;
        this.logins = logins;
    }

    boolean map(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        context.at(event.time("timestamp"));
        JsonFields ftp = event.object("ftp");
        String command = ftp == null ? null : ftp.text("command");
        if (ftp == null || command == null) {
            return false;
        }
        long flow = event.count("flow_id");
        if (flow < 0) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return switch (command.toUpperCase(Locale.ROOT)) {
            case "USER" -> {
                String user = ftp.text("command_data");
                users.remove(flow);
                users.put(flow, user == null ? "" : Credentials.cut(user, LONGEST_USER));
                yield true;
            }
            case "PASS" -> {
                LoginAttempt login = logins.base(event, "ftp", false);
                String password = ftp.text("command_data");
                context.credentials().put(login, users.get(flow), password == null ? "" : password);
                login.setOutcome(outcome(ftp.array("completion_code")));
                login.setAttempts(1);
                login.setMethod(LoginMethod.PASSWORD);
                output.accept(login);
                yield true;
            }
            default -> false;
        };
    }

    /** RFC 959 section 5.4, replies to PASS. */
    private static LoginOutcome outcome(@Nullable ArrayNode codes) {
        String code = codes == null || codes.isEmpty() ? "" : codes.get(0).asText("");
        if (code.equals("530")) {
            return LoginOutcome.FAILURE;
        }
        return code.startsWith("2") ? LoginOutcome.SUCCESS : LoginOutcome.UNKNOWN;
    }
}
