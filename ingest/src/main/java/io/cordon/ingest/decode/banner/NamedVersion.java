package io.cordon.ingest.decode.banner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name, one of {@code _ - / space}, and a version that begins with a digit or {@code v}. */
final class NamedVersion {

    private static final int LONGEST_NAME = 128;

    private NamedVersion() {}

    /** The product of such a text, without version when it has none; nothing without a name. */
    static List<Product> of(String text, String type) {
        for (int i = 1; i < text.length() - 1; i++) {
            if (" _-/".indexOf(text.charAt(i)) >= 0) {
                int version = versionAt(text, i + 1);
                if (version >= 0) {
                    return product(text.substring(0, i), version(text, version), type);
                }
            }
        }
        return product(text, null, type);
    }

    /** Where a version's digits begin at or behind a position; -1 when none does. */
    static int versionAt(String text, int from) {
        int at = from;
        if (at < text.length() - 1 && (text.charAt(at) == 'v' || text.charAt(at) == 'V')) {
            at++;
        }
        return at < text.length() && Banners.isDigit(text.charAt(at)) ? at : -1;
    }

    /** From a position to the next character that no version holds. */
    static String version(String text, int from) {
        int to = from;
        while (to < text.length() && " ,;()[]|\t\r\n\"'".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(from, to);
    }

    static List<Product> product(String name, @Nullable String version, String type) {
        String bare = name.strip();
        boolean named =
                bare.length() <= LONGEST_NAME
                        && !bare.isEmpty()
                        && !Banners.isDigit(bare.charAt(0));
        return named ? List.of(new Product(null, bare, version, type)) : List.of();
    }
}
