package io.cordon.local.settings;

import java.util.regex.Pattern;

/**
 * Whose network it is.
 *
 * @param name 1 to 64 characters of {@code [a-z0-9._-]}
 */
public record Tenant(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{1,64}");

    /** The tenant unless configured. */
    public static final Tenant DEFAULT = new Tenant("default");

    /** Checks the form: it is part of every id and of every key. */
    public Tenant {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Cannot use tenant '"
                            + name
                            + "': expected 1 to 64 of the characters a-z 0-9 . _ -");
        }
    }
}
