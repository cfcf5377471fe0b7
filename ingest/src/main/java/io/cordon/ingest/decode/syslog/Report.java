package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One line on its way to records: who logged it, when, and how often it stands there.
 *
 * @param dataset of its records
 * @param repeat lines that it stands for: more than one of "message repeated N times"
 */
record Report(
        DecodeContext context,
        String dataset,
        SyslogLine line,
        Origin origin,
        long time,
        int repeat,
        Connection connection,
        RecordOutput output) {

    /** A login with all that a line does not decide; its user may be absent. */
    LoginAttempt login(
            String protocol,
            LoginOutcome outcome,
            @Nullable String user,
            @Nullable String method,
            Address client,
            int clientPort) {
        LoginAttempt login = new LoginAttempt();
        login.setTime(time);
        login.setOutcome(outcome);
        login.setAttempts(repeat);
        login.setCounted(repeat > 1);
        login.setProtocol(protocol);
        login.setClientAddress(client);
        login.setClientPort(clientPort < 0 ? null : clientPort);
        login.setServerAddress(origin.address());
        login.setDeviceId(origin.deviceId());
        login.setEncrypted(protocol.equals("ssh") ? true : null);
        login.setTenant(context.tenant());
        login.setSensor(context.sensor());
        login.setVantage(context.vantage());
        login.setDataset(dataset);
        context.credentials().put(login, user, null);
        login.setMethod(method);
        return login;
    }

    void give(LoginAttempt login) throws IOException {
        output.accept(login);
    }

    /** True when the line names its process, so that lines of one connection find each other. */
    boolean hasConnection() {
        return line.process() != null;
    }
}
