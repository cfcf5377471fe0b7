package io.cordon.ingest.decode.syslog;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import org.jspecify.annotations.Nullable;

/** Pieces of text that log lines are made of. */
final class SyslogText {

    private static final int LONGEST_ADDRESS = 64;

    private SyslogText() {}

    /** True when the stretch has a character and all are ASCII digits. */
    static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    /** A whole number, -1 when the text is none or has more than nine digits. */
    static int number(String text) {
        return text.length() <= 9 && isNumber(text, 0, text.length()) ? Integer.parseInt(text) : -1;
    }

    /** An address, without the zone of a link-local one; null when the text is none. */
    static @Nullable Address address(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        if (bare.isEmpty() || bare.length() > LONGEST_ADDRESS) {
            return null;
        }
        try {
            return IpAddress.parse(bare).toAvro();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
