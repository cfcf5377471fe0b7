package io.cordon.detect.credentials;

import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What the rules about credentials ask of a login, each thing defined once. */
public final class Login {

    /** Said where {@link #succeeded} does not hold and has to. */
    public static final Mismatch NO_SUCCESS = new Mismatch("the login did not succeed");

    /** Said where the record carries no credential fingerprint. */
    public static final Mismatch NO_FINGERPRINT =
            new Mismatch("it has no credential fingerprint: user or password is absent or masked");

    /** Said where no list of default credentials that counts holds the pair. */
    public static final Mismatch NOT_LISTED =
            new Mismatch("its credential is in no list in force (under the keys in use)");

    private Login() {}

    /** Who tried. */
    public static IpAddress client(LoginAttempt login) {
        return IpAddress.of(login.getClientAddress());
    }

    /** The server, where the source says which. */
    public static @Nullable IpAddress server(LoginAttempt login) {
        return login.getServerAddress() == null ? null : IpAddress.of(login.getServerAddress());
    }

    /** True when a honeypot saw it. */
    public static boolean atDecoy(LoginAttempt login) {
        return login.getVantage() == Vantage.HONEYPOT;
    }

    /** True when it failed, or is inferred to have failed. */
    public static boolean failed(LoginAttempt login) {
        return login.getOutcome() == LoginOutcome.FAILURE
                || login.getOutcome() == LoginOutcome.FAILURE_INFERRED;
    }

    /** True when the server let the client in. */
    public static boolean succeeded(LoginAttempt login) {
        return login.getOutcome() == LoginOutcome.SUCCESS;
    }

    /** Attempts that the record stands for, at least one. */
    public static long weight(LoginAttempt login) {
        return Math.max(1, login.getAttempts());
    }

    /** Low for a failure that is inferred, else high. */
    public static Confidence grade(LoginAttempt login) {
        return login.getOutcome() == LoginOutcome.FAILURE_INFERRED
                ? Confidence.LOW
                : Confidence.HIGH;
    }

    /** The user as a distinct value, by exact UTF-8; null when absent. */
    public static @Nullable Mark user(LoginAttempt login) {
        return login.getUser() == null ? null : Mark.ofText(login.getUser());
    }

    /**
     * User and password as a distinct value, the same while a key is rotated; null when one of them
     * is absent or masked.
     */
    public static @Nullable Mark pair(LoginAttempt login) {
        ByteBuffer fingerprint = DefaultLists.pair(login);
        return fingerprint == null ? null : Mark.of(fingerprint);
    }

    /** Evidence about one who acts: the other side is the server. */
    public static Sighting ofClient(LoginAttempt login) {
        return sighting(login, server(login), null);
    }

    /** Evidence about a device that is logged in to: the other side is the client. */
    public static Sighting ofServer(LoginAttempt login) {
        return sighting(login, client(login), null);
    }

    /** Evidence about a credential: who used it, and where. */
    public static Sighting ofCredential(LoginAttempt login) {
        return sighting(login, client(login), server(login));
    }

    private static Sighting sighting(
            LoginAttempt login, @Nullable IpAddress peer, @Nullable IpAddress target) {
        return new Sighting(
                login.getTime(),
                login.getSensor(),
                login.getVantage(),
                peer,
                target,
                login.getServerPort() == null ? -1 : login.getServerPort(),
                login.getUser(),
                login.getProtocol(),
                login.getOutcome(),
                pair(login));
    }
}
