package io.cordon.ingest.decode;

/** The closed set of values of {@code LoginAttempt.method}: how a client proved itself. */
public final class LoginMethod {

    /** A password, typed or sent; also SSH keyboard-interactive, which asks for one. */
    public static final String PASSWORD = "password";

    /** A key pair (SSH). */
    public static final String PUBLICKEY = "publickey";

    /** The service asked for nothing. */
    public static final String NONE = "none";

    /** The client named nobody and was let in. */
    public static final String ANONYMOUS = "anonymous";

    /** A hash over a challenge: HTTP and SIP digest. The password does not travel. */
    public static final String DIGEST = "digest";

    /** An SNMP community. */
    public static final String COMMUNITY = "community";

    /** A bearer token or a ticket. */
    public static final String TOKEN = "token";

    /** Anything else that the source names. */
    public static final String OTHER = "other";

    private LoginMethod() {}
}
