package io.cordon.ingest.decode.device;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one spelling of what names a device. */
public final class Identity {

    private static final Set<String> SETTINGS =
            Set.of("home", "enterprise", "hospital", "industrial", "public", "critical");

    /** Hex digits by algorithm. */
    private static final Map<String, Integer> HASHES =
            Map.of("md5", 32, "sha1", 40, "sha256", 64, "sha384", 96, "sha512", 128);

    private Identity() {}

    /**
     * A MAC address as {@code 00:00:5e:00:53:01}, from that form, with hyphens, in groups of four
     * with dots, or bare; null when absent.
     */
    public static @Nullable String mac(@Nullable String text) throws RejectedInput {
        if (text == null) {
            return null;
        }
        StringBuilder mac = new StringBuilder(17);
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit >= 0 && text.charAt(i) < 128) {
                mac.append(digits > 0 && digits % 2 == 0 ? ":" : "");
                mac.append(Character.forDigit(digit, 16));
                digits++;
            } else if (":-.".indexOf(text.charAt(i)) < 0) {
                digits = 13;
            }
            if (digits > 12) {
                break;
            }
        }
        if (digits != 12 || text.length() > 17) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return mac.toString();
    }

    /** A hash as {@code sha256:…} in lower case; null when absent. */
    public static @Nullable String hash(@Nullable String text) throws RejectedInput {
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        String lower = text.length() > 140 ? "" : text.toLowerCase(Locale.ROOT);
        Integer digits =
                colon < 0 || lower.isEmpty() ? null : HASHES.get(lower.substring(0, colon));
        String hex = colon < 0 || lower.isEmpty() ? "" : lower.substring(colon + 1);
        if (digits == null
                || hex.length() != digits
                || !hex.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return lower;
    }

    /** Where a device stands, one of the six words; null when absent. */
    public static @Nullable String setting(@Nullable String text) throws RejectedInput {
        if (text == null) {
            return null;
        }
        String lower = text.length() > 16 ? "" : text.toLowerCase(Locale.ROOT);
        if (!SETTINGS.contains(lower)) {
            throw new RejectedInput(DecodeError.BAD_VALUE);
        }
        return lower;
    }

    /** A host name in lower case without the dot at its end; null when absent. */
    public static @Nullable String hostname(@Nullable String text) {
        String name = Observations.text(text);
        if (name == null) {
            return null;
        }
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.isEmpty() ? null : bare.toLowerCase(Locale.ROOT);
    }
}
