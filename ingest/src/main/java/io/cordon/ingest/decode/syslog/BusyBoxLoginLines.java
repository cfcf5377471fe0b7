package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What BusyBox's login logs (loginutils/login.c), for telnetd and others: a failure after the third
 * wrong password in a row, a success of root only. A login on a console is no login over a network.
 */
final class BusyBoxLoginLines {

    /** Wrong passwords that one line stands for, fixed in login.c. */
    private static final int TRIES = 3;

    private static final String FAILED = "invalid password for '";
    private static final String ROOT = "root login";
    private static final String TERMINAL = " on '";
    private static final String HOST = "' from '";

    private BusyBoxLoginLines() {}

    /** Gives what a line says; false when it says nothing of a login over a network. */
    static boolean decode(Report report) throws RejectedInput, IOException {
        String text = report.line().message();
        if (text.startsWith(ROOT + TERMINAL)) {
            return login(report, LoginOutcome.SUCCESS, "root", text.substring(ROOT.length()), 1);
        }
        int end = text.lastIndexOf("'" + TERMINAL);
        if (text.startsWith(FAILED) && end >= FAILED.length()) {
            String user = text.substring(FAILED.length(), end);
            // login.c writes this for every name that no account has.
            return login(
                    report,
                    LoginOutcome.FAILURE,
                    user.equals("UNKNOWN") ? null : user,
                    text.substring(end + 1),
                    TRIES);
        }
        return false;
    }

    /** {@code on 'TERMINAL'[ from 'HOST']}. */
    private static boolean login(
            Report report, LoginOutcome outcome, @Nullable String user, String where, int tries)
            throws RejectedInput, IOException {
        int from = where.indexOf(HOST);
        if (from < 0 || !where.endsWith("'")) {
            String terminal = where.substring(TERMINAL.length());
            if (terminal.startsWith("pts/") || terminal.startsWith("ttyp")) {
                throw new RejectedInput(DecodeError.NO_CLIENT_ADDRESS);
            }
            return false;
        }
        int host = from + HOST.length();
        Address client =
                SyslogText.address(where.substring(host, Math.max(host, where.length() - 1)));
        if (client == null) {
            throw new RejectedInput(DecodeError.NO_CLIENT_ADDRESS);
        }
        LoginAttempt login = report.login("login", outcome, user, LoginMethod.PASSWORD, client, -1);
        login.setAttempts((int) Math.min(Integer.MAX_VALUE, (long) tries * report.repeat()));
        login.setCounted(login.getAttempts() > 1);
        report.give(login);
        return true;
    }
}
