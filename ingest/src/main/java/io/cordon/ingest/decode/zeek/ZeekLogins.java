package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Logins of {@code ssh.log}, {@code http.log} and {@code mqtt_connect.log}: one per row. */
final class ZeekLogins {

    private final DecodeContext context;

    ZeekLogins(DecodeContext context) {
        this.context = context;
    }

    boolean ssh(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        LoginAttempt login = base(row, "ssh", true);
        login.setOutcome(sshOutcome(row));
        // No one sends 2^31 passwords in a connection, but a log line may claim it.
        login.setAttempts(
                (int) Math.min(Integer.MAX_VALUE, Math.max(0, row.count(ZeekField.AUTH_ATTEMPTS))));
        output.accept(login);
        return true;
    }

    private static LoginOutcome sshOutcome(ZeekRow row) throws RejectedInput {
        Boolean success = row.bool(ZeekField.AUTH_SUCCESS);
        if (success != null) {
            return success ? LoginOutcome.SUCCESS : LoginOutcome.FAILURE;
        }
        boolean negotiated =
                row.has(ZeekField.CLIENT)
                        && row.has(ZeekField.SERVER)
                        && row.has(ZeekField.KEX_ALG);
        return negotiated ? LoginOutcome.FAILURE_INFERRED : LoginOutcome.UNKNOWN;
    }

    /** A request that carries basic authorization; other requests are ignored. */
    boolean http(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        if (!row.has(ZeekField.USERNAME)) {
            context.at(row.time(ZeekField.TS));
            return false;
        }
        LoginAttempt login = base(row, "http", false);
        login.setOutcome(httpOutcome(row.count(ZeekField.STATUS_CODE)));
        login.setAttempts(1);
        credentials(login, row, ZeekField.USERNAME);
        output.accept(login);
        return true;
    }

    /** RFC 9110: 401 and 407 refuse the credentials, 2xx serves the request. */
    private static LoginOutcome httpOutcome(long status) {
        if (status == 401 || status == 407) {
            return LoginOutcome.FAILURE;
        }
        return status >= 200 && status < 300 ? LoginOutcome.SUCCESS : LoginOutcome.UNKNOWN;
    }

    boolean mqttConnect(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        LoginAttempt login = base(row, "mqtt", false);
        login.setOutcome(mqttOutcome(row.text(ZeekField.CONNECT_STATUS)));
        login.setAttempts(1);
        credentials(login, row, ZeekField.USERNAME);
        output.accept(login);
        return true;
    }

    /**
     * The texts that Zeek gives to the return codes 0, 4 and 5 of CONNACK (MQTT 3.1.1, 3.2.2.3).
     */
    private static LoginOutcome mqttOutcome(@Nullable String status) {
        if (status == null) {
            return LoginOutcome.UNKNOWN;
        }
        return switch (status) {
            case "Connection Accepted" -> LoginOutcome.SUCCESS;
            case "Refused: bad user name or password", "Refused: not authorized" ->
                    LoginOutcome.FAILURE;
            default -> LoginOutcome.UNKNOWN;
        };
    }

    /** Time, sides and owner of a login. */
    LoginAttempt base(ZeekRow row, String protocol, boolean encrypted) throws RejectedInput {
        LoginAttempt login = new LoginAttempt();
        login.setTime(context.at(row.time(ZeekField.TS)));
        login.setProtocol(protocol);
        login.setClientAddress(row.requiredAddress(ZeekField.ORIG_H));
        login.setClientPort(row.requiredPort(ZeekField.ORIG_P));
        login.setServerAddress(row.requiredAddress(ZeekField.RESP_H));
        login.setServerPort(row.requiredPort(ZeekField.RESP_P));
        login.setEncrypted(encrypted);
        login.setTenant(context.tenant());
        login.setSensor(context.sensor());
        login.setVantage(context.vantage());
        login.setDataset("zeek." + (protocol.equals("mqtt") ? "mqtt_connect" : protocol));
        context.credentials().put(login, null, null);
        return login;
    }

    void credentials(LoginAttempt login, ZeekRow row, ZeekField user) throws RejectedInput {
        context.credentials()
                .put(login, row.text(user), Credentials.unmasked(row.text(ZeekField.PASSWORD)));
    }
}
