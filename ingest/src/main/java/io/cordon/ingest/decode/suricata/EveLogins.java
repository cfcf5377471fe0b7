package io.cordon.ingest.decode.suricata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code ssh}, {@code http} with basic authorization and {@code mqtt} events as logins. */
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

    /** Events whose headers are logged and hold basic authorization (RFC 7617); others: ignored. */
    boolean http(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        context.at(event.time("timestamp"));
        JsonFields http = event.object("http");
        String authorization = http == null ? null : authorization(http);
        String pair = authorization == null ? null : basic(authorization);
        if (http == null || pair == null) {
            return false;
        }
        LoginAttempt login = base(event, "http", false);
        int colon = pair.indexOf(':');
        context.credentials()
                .put(
                        login,
                        colon < 0 ? pair : pair.substring(0, colon),
                        colon < 0 ? null : pair.substring(colon + 1));
        long status = http.count("status");
        if (status == 401 || status == 407) {
            login.setOutcome(LoginOutcome.FAILURE);
        } else if (status >= 200 && status < 300) {
            login.setOutcome(LoginOutcome.SUCCESS);
        }
        login.setAttempts(1);
        output.accept(login);
        return true;
    }

    private static @Nullable String authorization(JsonFields http) throws RejectedInput {
        for (String name : new String[] {"authorization", "proxy_authorization"}) {
            if (http.has(name)) {
                return http.text(name);
            }
        }
        ArrayNode headers = http.array("request_headers");
        if (headers != null) {
            for (JsonNode header : headers) {
                String name = header.path("name").asText("").toLowerCase(Locale.ROOT);
                if (name.equals("authorization") || name.equals("proxy-authorization")) {
                    return header.path("value").asText("");
                }
            }
        }
        return null;
    }

    private static @Nullable String basic(String authorization) {
        if (!authorization.regionMatches(true, 0, "basic ", 0, 6)) {
            return null;
        }
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A CONNECT and, where it was seen, its CONNACK; other messages are ignored. */
    boolean mqtt(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        context.at(event.time("timestamp"));
        JsonFields mqtt = event.object("mqtt");
        JsonFields connect = mqtt == null ? null : mqtt.object("connect");
        if (mqtt == null || connect == null) {
            return false;
        }
        LoginAttempt login = base(event, "mqtt", null);
        context.credentials().put(login, connect.text("username"), connect.text("password"));
        JsonFields connack = mqtt.object("connack");
        if (connack != null) {
            long code = connack.count("return_code");
            login.setOutcome(mqttOutcome(code < 0 ? connack.count("reason_code") : code));
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
