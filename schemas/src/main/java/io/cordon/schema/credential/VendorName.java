package io.cordon.schema.credential;

import java.util.Locale;

/** Names of vendors as lists, asset files and devices write them, made comparable. */
public final class VendorName {

    /** Longest name that is kept. */
    public static final int LONGEST = 64;

    private VendorName() {}

    /**
     * Lower case, words of letters and digits separated by one space, at most {@value #LONGEST}
     * characters: {@code "TP-Link Tapo"} becomes {@code "tp link tapo"}.
     */
    public static String of(String name) {
        StringBuilder words = new StringBuilder();
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length() && words.length() < LONGEST; i++) {
            char c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                words.append(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().strip();
    }

    /**
     * True when two names made by {@link #of} mean one vendor: they are equal, or one goes on where
     * the other ends ({@code "dahua"} and {@code "dahua dvr"}).
     */
    public static boolean same(String one, String other) {
        return one.equals(other) || one.startsWith(other + " ") || other.startsWith(one + " ");
    }
}
