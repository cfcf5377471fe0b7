package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What dropbear logs of authentication (svr-auth.c, svr-authpasswd.c, svr-authpubkey.c,
 * svr-session.c). The failures that "Exit before auth" counts and that had no line of their own are
 * one counted login.
 */
final class DropbearLines {

    private static final String EXIT = "Exit before auth";
    private static final String FAILS = " fails)";

    private DropbearLines() {}

    /** Gives what a line says; false when it says nothing of a login. */
    static boolean decode(Report report) throws RejectedInput, IOException {
        String text = report.line().message();
        if (text.startsWith("Child connection from ")) {
            report.connection()
                    .client(Peer.joined(text.substring("Child connection from ".length())));
            return true;
        }
        if (text.startsWith("Bad password attempt for ")
                || text.startsWith("Bad PAM password attempt for ")) {
            return attempt(report, text, LoginOutcome.FAILURE, LoginMethod.PASSWORD);
        }
        if (text.startsWith("Password auth succeeded for ")
                || text.startsWith("PAM password auth succeeded for ")) {
            return attempt(report, text, LoginOutcome.SUCCESS, LoginMethod.PASSWORD);
        }
        if (text.startsWith("Pubkey auth succeeded for ")) {
            return attempt(report, text, LoginOutcome.SUCCESS, LoginMethod.PUBLICKEY);
        }
        if (text.startsWith("Auth succeeded with blank password for ")) {
            return attempt(report, text, LoginOutcome.SUCCESS, LoginMethod.NONE);
        }
        if (text.regionMatches(true, 0, "Login attempt for nonexistent user", 0, 34)
                || text.startsWith("Login attempt with wrong user ")) {
            return attempt(report, text, LoginOutcome.FAILURE, null);
        }
        return text.startsWith(EXIT) && exit(report, text.substring(EXIT.length()));
    }

    private static boolean attempt(
            Report report, String text, LoginOutcome outcome, @Nullable String method)
            throws RejectedInput, IOException {
        int from = text.lastIndexOf(" from ");
        if (from < 0) {
            return false;
        }
        Peer peer = Peer.joined(text.substring(from + " from ".length()));
        report.connection().client(peer);
        if (outcome == LoginOutcome.FAILURE) {
            report.connection().failed(report.repeat(), true);
        }
        String user = user(text.substring(0, from), LoginMethod.PUBLICKEY.equals(method));
        LoginAttempt login = login(report, outcome, user, method, peer);
        if (LoginMethod.NONE.equals(method)) {
            // The account has no password: the one time that a log tells it.
            report.context().credentials().put(login, user, "");
        }
        report.give(login);
        return true;
    }

    private static LoginAttempt login(
            Report report,
            LoginOutcome outcome,
            @Nullable String user,
            @Nullable String method,
            Peer peer) {
        return report.login("ssh", outcome, user, method, peer.address(), peer.port());
    }

    /** Between the first quote and the last, or before the key; without quotes after "user". */
    private static @Nullable String user(String text, boolean beforeKey) {
        int open = text.indexOf('\'');
        int close = beforeKey ? text.lastIndexOf("' with ") : text.lastIndexOf('\'');
        if (open >= 0 && close > open) {
            return text.substring(open + 1, close);
        }
        String wrong = "Login attempt with wrong user ";
        return text.startsWith(wrong) ? text.substring(wrong.length()) : null;
    }

    /** {@code [ from <ADDRESS:PORT>:] (user 'USER', N fails): REASON}. */
    private static boolean exit(Report report, String text) throws RejectedInput, IOException {
        int fails = text.indexOf(FAILS);
        int count = fails < 0 ? -1 : text.lastIndexOf("', ", fails);
        int open = text.indexOf("(user '");
        // A line without a number has the comma's space in common with what follows the number.
        boolean counted = count >= open + 7 && count + 3 <= fails;
        if (open < 0 || !counted || !report.hasConnection()) {
            return false;
        }
        int failures = SyslogText.number(text.substring(count + 3, fails));
        String from = " from <";
        if (text.startsWith(from) && text.indexOf('>') > 0) {
            report.connection()
                    .client(Peer.joined(text.substring(from.length(), text.indexOf('>'))));
        }
        int missing = failures - report.connection().failures();
        if (missing <= 0) {
            return failures >= 0;
        }
        Peer client = report.connection().client();
        if (client == null) {
            throw new RejectedInput(DecodeError.NO_CLIENT_ADDRESS);
        }
        LoginAttempt login =
                login(report, LoginOutcome.FAILURE, text.substring(open + 7, count), null, client);
        login.setAttempts(missing);
        login.setCounted(true);
        report.connection().failed(missing, true);
        report.give(login);
        return true;
    }
}
