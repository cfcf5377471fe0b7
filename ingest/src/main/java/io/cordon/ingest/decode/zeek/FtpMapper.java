package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ftp.log}: one row per command, one login per session (uid) that has a user. The login has
 * the time of the session's first row with a user and is given as soon as a reply decides it;
 * undecided ones at the end of the file.
 */
final class FtpMapper implements ZeekMapper {

    /** Sessions remembered; the one that began first is given up first. */
    static final int MOST_SESSIONS = 65_536;

    private static final int LONGEST_UID = 64;

    private final DecodeContext context;
    private final ZeekLogins logins;

    /**
     * By uid; a session whose login was given stays, without it, so that it gives no second one.
     */
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    FtpMapper(DecodeContext context, ZeekLogins logins) {
        this.context = context;
        this.logins = logins;
    }

    @Override
    public boolean map(ZeekRow row, RecordOutput output) throws RejectedInput, IOException {
        context.at(row.time(ZeekField.TS));
        String uid = row.text(ZeekField.UID);
        if (uid == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        if (uid.length() > LONGEST_UID) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        Session session = sessions.get(uid);
        if (session == null) {
            session = open(row, uid, output);
            if (session == null) {
                return false;
            }
        }
        LoginAttempt login = session.undecided;
        if (login == null) {
            return true;
        }
        LoginOutcome outcome = outcome(row);
        if (login.getCredentialFingerprint() == null && hasUser(row)) {
            logins.credentials(login, row, ZeekField.USER);
        }
        if (outcome != LoginOutcome.UNKNOWN) {
            session.undecided = null;
            login.setOutcome(outcome);
            output.accept(login);
        }
        return true;
    }

    private @Nullable Session open(ZeekRow row, String uid, RecordOutput output)
            throws RejectedInput, IOException {
        if (!hasUser(row)) {
            return null;
        }
        LoginAttempt login = logins.base(row, "ftp", false);
        login.setMethod(LoginMethod.PASSWORD);
        login.setOutcome(LoginOutcome.UNKNOWN);
        login.setAttempts(1);
        if (sessions.size() == MOST_SESSIONS) {
            Iterator<Session> oldest = sessions.values().iterator();
            give(oldest.next(), output);
            oldest.remove();
        }
        Session session = new Session(login);
        sessions.put(uid, session);
        return session;
    }

    private static boolean hasUser(ZeekRow row) throws RejectedInput {
        String user = row.text(ZeekField.USER);
        return user != null && !user.equals("<unknown>");
    }

    /**
     * RFC 959: 530 refuses the login; a preliminary, positive or intermediate reply, or "file
     * unavailable", to a command after USER is only given to those who are in.
     */
    private static LoginOutcome outcome(ZeekRow row) throws RejectedInput {
        long reply = row.count(ZeekField.REPLY_CODE);
        if (reply == 530) {
            return LoginOutcome.FAILURE;
        }
        String command = row.text(ZeekField.COMMAND);
        boolean later = command != null && !command.equals("USER");
        boolean served = reply >= 100 && reply < 400 || reply == 450 || reply == 550;
        return later && served ? LoginOutcome.SUCCESS : LoginOutcome.UNKNOWN;
    }

    void finish(RecordOutput output) throws IOException {
        for (Session session : sessions.values()) {
            give(session, output);
        }
        sessions.clear();
    }

    private static void give(Session session, RecordOutput output) throws IOException {
        if (session.undecided != null) {
            output.accept(session.undecided);
            session.undecided = null;
        }
    }

    private static final class Session {
        @Nullable LoginAttempt undecided;

        Session(LoginAttempt undecided) {
            this.undecided = undecided;
        }
    }
}
