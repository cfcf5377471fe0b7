package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What OpenSSH's sshd logs of authentication (auth.c, packet.c, sshd-session.c; pam_unix's
 * summary).
 *
 * <p>A failed attempt is a line of its own; "maximum authentication attempts", "PAM N more
 * authentication failures" and the end of a connection count only what had no such line.
 *
 * <p>A refused key is no failed login: agents offer all that they hold, and none of them is a
 * guess. It also explains why a connection reached the most attempts.
 */
final class SshdLines {

    private static final String TOO_MANY = ": Too many authentication failures";
    private static final String MAXIMUM = "maximum authentication attempts exceeded for ";
    private static final String SUMMARY = " more authentication failure";

    private static final List<String> ENDS =
            List.of(
                    "Connection closed by ",
                    "Connection reset by ",
                    "Disconnected from ",
                    "Received disconnect from ",
                    "Disconnecting ");

    private SshdLines() {}

    /** Gives what a line says; false when it says nothing of a login. */
    static boolean decode(Report report) throws RejectedInput, IOException {
        String text = bare(report.line().message());
        if (text.startsWith("Failed ")) {
            return attempt(report, text.substring("Failed ".length()), LoginOutcome.FAILURE);
        }
        if (text.startsWith("Accepted ")) {
            return attempt(report, text.substring("Accepted ".length()), LoginOutcome.SUCCESS);
        }
        if (text.startsWith("Invalid user ") || text.startsWith("Illegal user ")) {
            return unknownUser(report, text.substring("Invalid user ".length()));
        }
        if (text.startsWith(MAXIMUM)) {
            return maximum(report, text.substring(MAXIMUM.length()));
        }
        if (text.startsWith("PAM ") && text.indexOf(SUMMARY) > 0) {
            return summary(report, text);
        }
        for (String end : ENDS) {
            if (text.startsWith(end)) {
                return end(report, text.substring(end.length()), end.equals("Disconnecting "));
            }
        }
        return false;
    }

    private static String bare(String message) {
        String text = message.startsWith("error: ") ? message.substring(7) : message;
        return text.endsWith(" [preauth]") ? text.substring(0, text.length() - 10) : text;
    }

    /** {@code METHOD for [invalid user ]USER from ADDRESS port NUMBER ssh2[: KEY]}. */
    private static boolean attempt(Report report, String text, LoginOutcome outcome)
            throws RejectedInput, IOException {
        int end = text.indexOf(" for ");
        if (end < 1 || text.lastIndexOf(' ', end - 1) >= 0) {
            return false;
        }
        String method = method(text.substring(0, end));
        boolean failure = outcome == LoginOutcome.FAILURE;
        if (failure && method.equals(LoginMethod.NONE)) {
            // Each client asks with "none" first, to be told what it may use.
            return false;
        }
        User user = user(text.substring(end + " for ".length()), failure);
        report.connection().client(user.peer());
        if (failure && method.equals(LoginMethod.PUBLICKEY)) {
            report.connection().keysRefused();
            return false;
        }
        if (failure) {
            report.connection().failed(report.repeat(), method.equals(LoginMethod.PASSWORD));
        } else {
            report.connection().takeUnknownUser();
        }
        report.give(login(report, outcome, user.name(), method, user.peer()));
        return true;
    }

    private static String method(String name) {
        int slash = name.indexOf('/');
        return switch (slash < 0 ? name : name.substring(0, slash)) {
            case "password", "keyboard-interactive" -> LoginMethod.PASSWORD;
            case "publickey" -> LoginMethod.PUBLICKEY;
            case "none" -> LoginMethod.NONE;
            case "gssapi-with-mic", "gssapi-keyex", "kerberos" -> LoginMethod.TOKEN;
            default -> LoginMethod.OTHER;
        };
    }

    private static LoginAttempt login(
            Report report,
            LoginOutcome outcome,
            @Nullable String user,
            @Nullable String method,
            Peer peer) {
        return report.login("ssh", outcome, user, method, peer.address(), peer.port());
    }

    private record User(String name, Peer peer) {}

    /** The last "from" that a peer follows: all before it may have been typed by the client. */
    private static User user(String text, boolean mayBeInvalid) throws RejectedInput {
        int from = text.lastIndexOf(" from ");
        Peer peer = from < 0 ? null : Peer.beforePort(text.substring(from + " from ".length()));
        if (peer == null) {
            throw new RejectedInput(DecodeError.NO_CLIENT_ADDRESS);
        }
        String name = text.substring(0, from);
        if (mayBeInvalid
                && (name.startsWith("invalid user ") || name.startsWith("illegal user "))) {
            name = name.substring("invalid user ".length());
        }
        return new User(name, peer);
    }

    private static boolean unknownUser(Report report, String text) throws RejectedInput {
        int from = text.lastIndexOf(" from ");
        String rest = from < 0 ? "" : text.substring(from + " from ".length());
        Peer peer = Peer.beforePort(rest);
        if (peer == null) {
            Address address = SyslogText.address(rest);
            if (address == null) {
                throw new RejectedInput(DecodeError.NO_CLIENT_ADDRESS);
            }
            peer = new Peer(address, -1);
        } else {
            report.connection().client(peer);
        }
        String name = text.substring(0, from);
        report.connection()
                .unknownUser(login(report, LoginOutcome.FAILURE_INFERRED, name, null, peer));
        return true;
    }

    private static boolean maximum(Report report, String text) throws RejectedInput, IOException {
        User user = user(text, true);
        report.connection().client(user.peer());
        if (report.hasConnection() && !report.connection().explained()) {
            LoginAttempt login =
                    login(report, LoginOutcome.FAILURE, user.name(), null, user.peer());
            login.setAttempts(0);
            login.setCounted(true);
            report.connection().failed(1, false);
            report.give(login);
        }
        return true;
    }

    /** {@code PAM 2 more authentication failures; logname= … rhost=192.0.2.1 user=root}. */
    private static boolean summary(Report report, String text) throws RejectedInput, IOException {
        int more = SyslogText.number(text.substring("PAM ".length(), text.indexOf(SUMMARY)));
        if (more < 0 || !report.hasConnection()) {
            return false;
        }
        // The first failure is not among the "more".
        int missing = more + 1 - report.connection().passwordFailures();
        if (missing <= 0) {
            return true;
        }
        Peer client = report.connection().client();
        if (client == null) {
            Address address = SyslogText.address(word(text, " rhost="));
            if (address == null) {
                throw new RejectedInput(DecodeError.NO_CLIENT_ADDRESS);
            }
            client = new Peer(address, -1);
        }
        int user = text.indexOf("  user=");
        LoginAttempt login =
                login(
                        report,
                        LoginOutcome.FAILURE,
                        user < 0 ? null : text.substring(user + "  user=".length()),
                        LoginMethod.PASSWORD,
                        client);
        login.setAttempts(missing);
        login.setCounted(true);
        report.connection().failed(missing, true);
        report.give(login);
        return true;
    }

    private static String word(String text, String after) {
        int from = text.indexOf(after);
        if (from < 0) {
            return "";
        }
        int end = text.indexOf(' ', from + after.length());
        return text.substring(from + after.length(), end < 0 ? text.length() : end);
    }

    /**
     * The end of a connection that never got in: a failure that nobody logged, when no attempt was.
     */
    private static boolean end(Report report, String text, boolean withReason) throws IOException {
        if (!report.hasConnection()) {
            return false;
        }
        LoginAttempt waiting = report.connection().takeUnknownUser();
        if (waiting != null) {
            report.connection().failed(1, false);
            report.give(waiting);
            return true;
        }
        String rest = text;
        if (withReason) {
            if (!rest.endsWith(TOO_MANY)) {
                return false;
            }
            rest = rest.substring(0, rest.length() - TOO_MANY.length());
        }
        String who = "";
        for (String state : List.of("authenticating user ", "invalid user ")) {
            who = rest.startsWith(state) ? rest.substring(state.length()) : who;
        }
        int port = who.lastIndexOf(" port ");
        int address = port < 1 ? -1 : who.lastIndexOf(' ', port - 1);
        Peer peer = address < 0 ? null : Peer.beforePort(who.substring(address + 1));
        if (peer == null) {
            return false;
        }
        report.connection().client(peer);
        if (!report.connection().explained()) {
            report.connection().failed(1, false);
            report.give(
                    login(
                            report,
                            LoginOutcome.FAILURE_INFERRED,
                            who.substring(0, address),
                            null,
                            peer));
        }
        return true;
    }
}
