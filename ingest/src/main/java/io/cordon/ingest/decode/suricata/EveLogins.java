package io.cordon.ingest.decode.suricata;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code ssh} and {@code mqtt} events as logins, and what all logins of EVE have in common. */
final class EveLogins {

    private final DecodeContext context;

    EveLogins(DecodeContext context) {
        this.context = context;
    }

    /** EVE tells of a session but not how it ended. */
    boolean ssh(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        LoginAttempt login = base(event, "ssh", true);
        login.setAttempts(0);
        output.accept(login);
        return true;
    }

    /** A CONNECT and, where it was seen, its CONNACK; other messages are ignored. */
    boolean mqtt(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        context.at(event.time("timestamp"));
        JsonFields mqtt = event.object("mqtt");
        JsonFields connect = mqtt == null ? null : mqtt.object("connect");
        if (mqtt == null || connect == null) {
            return false;
        }
        String user = connect.text("username");
        String password = connect.text("password");
        boolean named = user != null || password != null;
        LoginAttempt login = base(event, "mqtt", named ? false : null);
        context.credentials().put(login, user, password);
        login.setMethod(named ? LoginMethod.PASSWORD : null);
        JsonFields connack = mqtt.object("connack");
        if (connack != null) {
            long code = connack.count("return_code");
            login.setOutcome(mqttOutcome(code < 0 ? connack.count("reason_code") : code));
            if (!named && login.getOutcome() == LoginOutcome.SUCCESS) {
                login.setMethod(LoginMethod.ANONYMOUS);
            }
        }
        login.setAttempts(1);
        output.accept(login);
        return true;
    }

    /** MQTT 3.1.1 section 3.2.2.3 (4, 5) and MQTT 5 section 3.2.2.2 (134, 135). */
    private static LoginOutcome mqttOutcome(long code) {
        if (code == 0) {
            return LoginOutcome.SUCCESS;
        }
        return code == 4 || code == 5 || code == 134 || code == 135
                ? LoginOutcome.FAILURE
                : LoginOutcome.UNKNOWN;
    }

    /** Time, sides and owner of a login whose outcome is not known yet. */
    LoginAttempt base(JsonFields event, String protocol, @Nullable Boolean encrypted)
            throws RejectedInput {
        LoginAttempt login = new LoginAttempt();
        login.setTime(context.at(event.time("timestamp")));
        login.setOutcome(LoginOutcome.UNKNOWN);
        login.setProtocol(protocol);
        login.setClientAddress(event.requiredAddress("src_ip"));
        login.setServerAddress(event.requiredAddress("dest_ip"));
        int client = event.port("src_port");
        int server = event.port("dest_port");
        login.setClientPort(client < 0 ? null : client);
        login.setServerPort(server < 0 ? null : server);
        login.setEncrypted(encrypted);
        login.setTenant(context.tenant());
        login.setSensor(context.sensor());
        login.setVantage(context.vantage());
        login.setDataset("suricata." + protocol);
        context.credentials().put(login, null, null);
        return login;
    }
}
