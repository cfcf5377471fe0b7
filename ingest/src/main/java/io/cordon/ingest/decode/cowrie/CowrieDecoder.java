package io.cordon.ingest.decode.cowrie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.cowrie.CowrieSessions.Sides;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.ingest.decode.json.JsonObjects;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cowrie's JSON log. */
public final class CowrieDecoder implements LineDecoder {

    private static final int LONGEST_SESSION = 64;

    private final DecodeContext context;
    private final CowrieSessions sessions = new CowrieSessions();

    /** A decoder for one file. */
    public CowrieDecoder(DecodeContext context) {
        this.context = context;
    }

    /** True when the object is a line of Cowrie's log. */
    public static boolean recognises(ObjectNode line) {
        return line.path("eventid").asText("").startsWith("cowrie.");
    }

    @Override
    public LineClass decode(byte[] buffer, int offset, int length, RecordOutput output)
            throws RejectedInput, IOException {
        JsonFields line = new JsonFields(JsonObjects.parse(buffer, offset, length));
        return switch (line.requiredText("eventid")) {
            case "cowrie.session.connect" -> connect(line);
            case "cowrie.login.success" -> login(line, LoginOutcome.SUCCESS, output);
            case "cowrie.login.failed" -> login(line, LoginOutcome.FAILURE, output);
            default -> LineClass.IGNORED;
        };
    }

    private LineClass connect(JsonFields line) throws RejectedInput {
        context.at(line.time("timestamp"));
        String protocol = line.text("protocol");
        sessions.connect(
                session(line),
                new Sides(
                        line.requiredAddress("src_ip"),
                        line.port("src_port"),
                        line.address("dst_ip"),
                        line.port("dst_port"),
                        protocol == null ? null : protocol(protocol)));
        return LineClass.DECODED;
    }

    private LineClass login(JsonFields line, LoginOutcome outcome, RecordOutput output)
            throws RejectedInput, IOException {
        LoginAttempt login = new LoginAttempt();
        login.setTime(context.at(line.time("timestamp")));
        login.setOutcome(outcome);
        login.setAttempts(1);
        sides(login, line);
        context.credentials().put(login, line.text("username"), line.text("password"));
        login.setMethod(method(line));
        login.setTenant(context.tenant());
        login.setSensor(context.sensor());
        login.setVantage(context.vantage());
        login.setDataset("cowrie.login");
        output.accept(login);
        return LineClass.DECODED;
    }

    /** An attempt with a key has the key's fields in place of a password. */
    private static @Nullable String method(JsonFields line) {
        if (line.has("password")) {
            return LoginMethod.PASSWORD;
        }
        return line.has("fingerprint") || line.has("key") ? LoginMethod.PUBLICKEY : null;
    }

    private void sides(LoginAttempt login, JsonFields line) throws RejectedInput {
        Sides sides = sessions.of(session(line));
        if (sides == null) {
            sides =
                    new Sides(
                            line.requiredAddress("src_ip"), line.port("src_port"), null, -1, null);
        }
        String known = sides.protocol();
        String protocol = known != null ? known : protocol(line.text("system"));
        login.setClientAddress(sides.source());
        login.setClientPort(sides.sourcePort() < 0 ? null : sides.sourcePort());
        login.setServerAddress(sides.destination());
        login.setServerPort(sides.destinationPort() < 0 ? null : sides.destinationPort());
        login.setProtocol(protocol);
        login.setEncrypted(
                switch (protocol) {
                    case "ssh" -> true;
                    case "telnet" -> false;
                    default -> null;
                });
    }

    /** One of the two protocols that Cowrie plays, named by a field that may hold more than it. */
    private static String protocol(@Nullable String text) {
        if (text == null) {
            return "unknown";
        }
        if (text.contains("ssh") || text.contains("SSH")) {
            return "ssh";
        }
        return text.contains("telnet") || text.contains("Telnet") ? "telnet" : "unknown";
    }

    private static String session(JsonFields line) throws RejectedInput {
        String session = line.requiredText("session");
        if (session.length() > LONGEST_SESSION) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return session;
    }

    @Override
    public void finish(RecordOutput output) {
        // a session without logins gives no record
    }

    @Override
    public long eventTime() {
        return context.eventTime();
    }
}
