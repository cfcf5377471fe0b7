package io.cordon.ingest.decode.syslog;

import io.cordon.schema.avro.LoginAttempt;
import org.jspecify.annotations.Nullable;

/** What was logged of one connection of a daemon so far. */
final class Connection {

    private @Nullable Peer client;
    private int failures;
    private int passwordFailures;
    private boolean keysRefused;
    private @Nullable LoginAttempt unknownUser;

    /** Takes note of the client. Another one means that the process id was used again. */
    void client(Peer seen) {
        Peer known = client;
        if (known != null && !known.equals(seen)) {
            failures = 0;
            passwordFailures = 0;
            keysRefused = false;
            unknownUser = null;
        }
        client = seen;
    }

    @Nullable Peer client() {
        return client;
    }

    /** Counts failed attempts that were logged one by one. */
    void failed(int attempts, boolean password) {
        failures = add(failures, attempts);
        passwordFailures = add(passwordFailures, password ? attempts : 0);
        unknownUser = null;
    }

    /** Takes note that keys were offered and refused; the user who does not exist stays. */
    void keysRefused() {
        keysRefused = true;
    }

    /** True when lines have told why the client was not let in. */
    boolean explained() {
        return failures > 0 || keysRefused;
    }

    /** Failed attempts that gave records. */
    int failures() {
        return failures;
    }

    /** Those of them that PAM knows of. */
    int passwordFailures() {
        return passwordFailures;
    }

    /** Keeps the login of a user who does not exist, until it is known whether one was tried. */
    void unknownUser(LoginAttempt login) {
        if (failures == 0) {
            unknownUser = login;
        }
    }

    /** The login kept, once. */
    @Nullable LoginAttempt takeUnknownUser() {
        LoginAttempt taken = unknownUser;
        unknownUser = null;
        return taken;
    }

    private static int add(int one, int other) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
    }
}
