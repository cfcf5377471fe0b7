package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.Credentials;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Logins of {@code ssh.log}, {@code http.log}, {@code mqtt_connect.log} and {@code snmp.log}: one
 * per row.
 */
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
        // One attempt is that attempt; several stand at the time at which their connection began.
        login.setCounted(login.getAttempts() > 1);
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
        // Zeek takes user names out of basic authorization only.
        login.setMethod(LoginMethod.PASSWORD);
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
        // Unless a script adds them, Zeek logs neither user nor password, so that their absence
        // says
        // nothing: neither that none was sent in clear nor that the client was anonymous.
        boolean seen = row.has(ZeekField.USERNAME) || row.has(ZeekField.PASSWORD);
        LoginAttempt login = base(row, "mqtt", seen ? false : null);
        login.setOutcome(mqttOutcome(row.text(ZeekField.CONNECT_STATUS)));
        login.setAttempts(1);
        credentials(login, row, ZeekField.USERNAME);
        login.setMethod(seen ? LoginMethod.PASSWORD : null);
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

    /**
     * A session in which a community was sent in clear. Answers to requests show that the agent
     * took it; Zeek does not say which community when a session has several, and names one of them.
     */
    boolean snmp(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        String community = row.text(ZeekField.COMMUNITY);
        long requests =
                count(row, ZeekField.GET_REQUESTS)
                        + count(row, ZeekField.GET_BULK_REQUESTS)
                        + count(row, ZeekField.SET_REQUESTS);
        long responses = count(row, ZeekField.GET_RESPONSES);
        if (community == null || requests == 0) {
            // SNMPv3, a trap, or a session whose requests went another way.
            context.at(row.time(ZeekField.TS));
            return false;
        }
        LoginAttempt login = base(row, "snmp", false);
        login.setOutcome(responses > 0 ? LoginOutcome.SUCCESS : LoginOutcome.UNKNOWN);
        login.setAttempts(1);
        context.credentials().putCommunity(login, community);
        output.accept(login);
        return true;
    }

    private static long count(ZeekRow row, ZeekField field) throws RejectedInput {
        // More would be a sum that overflows.
        return Math.min(Integer.MAX_VALUE, Math.max(0, row.count(field)));
    }

    /** Time, sides and owner of a login. */
    LoginAttempt base(ZeekRow row, String protocol, @Nullable Boolean encrypted)
            throws RejectedInput {
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
