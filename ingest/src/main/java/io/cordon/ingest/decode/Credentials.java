package io.cordon.ingest.decode;

import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.credential.BuiltInCredentials;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The only place where a password is looked at: it leaves as a keyed fingerprint and a coarse
 * strength class. Not thread-safe.
 */
public final class Credentials {

    /** Longest user name in a record, in UTF-16 units; the fingerprint covers all of it. */
    static final int LONGEST_USER = 256;

    private static final int WEAK_BELOW = 8;
    private static final int MODERATE_BELOW = 12;

    /** The lists that come with Cordon: read once, the same for all files. */
    private static final BuiltInCredentials LISTS = new BuiltInCredentials();

    private final FingerprintKeys keys;

    Credentials(FingerprintKey key) {
        this(FingerprintKeys.only(key));
    }

    Credentials(FingerprintKeys keys) {
        this.keys = keys;
    }

    /** Puts user, fingerprint and strength into a login. Null means that the source has none. */
    public void put(LoginAttempt login, @Nullable String user, @Nullable String password) {
        login.setUser(user == null ? null : cut(user, LONGEST_USER));
        login.setPasswordStrength(password == null ? PasswordStrength.UNKNOWN : strength(password));
        if (user != null && password != null) {
            FingerprintKey current = keys.current();
            login.setCredentialFingerprint(ByteBuffer.wrap(current.fingerprint(user, password)));
            login.setFingerprintKeyId(current.id());
            FingerprintKey previous = keys.previous();
            if (previous != null) {
                login.setPreviousFingerprint(ByteBuffer.wrap(previous.fingerprint(user, password)));
                login.setPreviousKeyId(previous.id());
            }
            login.setDictionary(LISTS.list(user, password));
        }
    }

    /**
     * Puts an SNMP community into a login. It is a password without a user: the user stays absent,
     * and fingerprint and lists take it with the empty user name.
     */
    public void putCommunity(LoginAttempt login, String community) {
        put(login, "", community);
        login.setUser(null);
        login.setMethod(LoginMethod.COMMUNITY);
    }

    /**
     * The password that a sensor logged, null when it only logged a mask: {@code <hidden>}, {@code
     * <masked>}, or nothing but asterisks.
     */
    public static @Nullable String unmasked(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            return password;
        }
        String lower = password.length() > 8 ? "" : password.toLowerCase(Locale.ROOT);
        boolean masked =
                lower.equals("<hidden>")
                        || lower.equals("<masked>")
                        || password.chars().allMatch(c -> c == '*');
        return masked ? null : password;
    }

    /**
     * The class of a password: EMPTY; WEAK under 8 characters or of one kind; MODERATE under 12 or
     * of two kinds; else STRONG. Characters are code points; kinds are lower-case ASCII letters,
     * upper-case ones, ASCII digits, everything else.
     */
    static PasswordStrength strength(String password) {
        if (password.isEmpty()) {
            return PasswordStrength.EMPTY;
        }
        int length = password.codePointCount(0, password.length());
        int kinds =
                Integer.bitCount(
                        password.codePoints().map(Credentials::kind).reduce(0, (a, b) -> a | b));
        if (length < WEAK_BELOW || kinds == 1) {
            return PasswordStrength.WEAK;
        }
        return length < MODERATE_BELOW || kinds == 2
                ? PasswordStrength.MODERATE
                : PasswordStrength.STRONG;
    }

    private static int kind(int c) {
        if (c >= 'a' && c <= 'z') {
            return 1;
        }
        if (c >= 'A' && c <= 'Z') {
            return 2;
        }
        return c >= '0' && c <= '9' ? 4 : 8;
    }

    /** The first characters of a text, never half a surrogate pair. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
