package io.cordon.ingest.decode.sip;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SIP addresses (RFC 3261 section 19.1), bare or in a To header with a display name. */
public final class SipUri {

    private SipUri() {}

    /** The user part of the first address, null when it has none. */
    public static @Nullable String user(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // A display name may hold anything, also something that looks like an address.
        int open = text.lastIndexOf('<');
        String address = (open < 0 ? text : text.substring(open + 1)).strip();
        String lower = address.toLowerCase(Locale.ROOT);
        int from = lower.startsWith("sip:") ? 4 : lower.startsWith("sips:") ? 5 : -1;
        int at = address.indexOf('@');
        if (from < 0 || at <= from) {
            return null;
        }
        String user = address.substring(from, at);
        // A password in an address is deprecated and goes nowhere.
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        return name.isEmpty() ? null : name;
    }
}
