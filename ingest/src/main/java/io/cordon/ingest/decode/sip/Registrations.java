package io.cordon.ingest.decode.sip;

import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells refusals from challenges. A phone registers without credentials, is answered 401 or 407
 * with a challenge, and registers again with the digest. So the first 401 or 407 of a dialog is
 * held back: a later answer in the dialog shows that it was a challenge, and only its own login is
 * given; without one, the client turned away from it, and it is a failure when the dialog is given
 * up or the input ends. After a success the next 401 or 407 is a challenge again. Not thread-safe.
 */
public final class Registrations {

    /** Dialogs remembered; the one that began first is given up first. */
    static final int MOST = 65_536;

    private static final int LONGEST_DIALOG = 512;

    private final Map<String, Dialog> dialogs = new LinkedHashMap<>();

    private static final class Dialog {
        private @Nullable LoginAttempt held;
    }

    /** True for the answers that end a registration: success, challenge, refusal. */
    public static boolean decides(long status) {
        return status >= 200 && status < 300 || status == 403 || isChallenge(status);
    }

    private static boolean isChallenge(long status) {
        return status == 401 || status == 407;
    }

    /**
     * Takes the answer to a REGISTER.
     *
     * @param dialog what its requests have in common: sides and Call-ID, or the flow
     * @param login the login, without outcome and method
     * @param status one for which {@link #decides} holds
     */
    public void answered(String dialog, LoginAttempt login, long status, RecordOutput output)
            throws IOException {
        String key =
                dialog.length() <= LONGEST_DIALOG ? dialog : dialog.substring(0, LONGEST_DIALOG);
        login.setAttempts(1);
        Dialog known = dialogs.get(key);
        if (known == null && isChallenge(status)) {
            hold(key, login, output);
            return;
        }
        login.setMethod(known != null || isChallenge(status) ? LoginMethod.DIGEST : null);
        if (status < 300) {
            dialogs.remove(key);
            login.setOutcome(LoginOutcome.SUCCESS);
        } else {
            if (known != null) {
                known.held = null;
            }
            login.setOutcome(LoginOutcome.FAILURE);
        }
        output.accept(login);
    }

    private void hold(String key, LoginAttempt login, RecordOutput output) throws IOException {
        login.setOutcome(LoginOutcome.FAILURE);
        login.setMethod(LoginMethod.DIGEST);
        if (dialogs.size() == MOST) {
            Iterator<Dialog> oldest = dialogs.values().iterator();
            give(oldest.next(), output);
            oldest.remove();
        }
        Dialog dialog = new Dialog();
        dialog.held = login;
        dialogs.put(key, dialog);
    }

    /** Gives the challenges that nobody answered. */
    public void finish(RecordOutput output) throws IOException {
        for (Dialog dialog : dialogs.values()) {
            give(dialog, output);
        }
        dialogs.clear();
    }

    private static void give(Dialog dialog, RecordOutput output) throws IOException {
        LoginAttempt held = dialog.held;
        if (held != null) {
            output.accept(held);
        }
    }
}
