package io.cordon.schema.address;

/**
 * Reads address text without look-ups and without allocation per group: decoders call it per
 * record.
 */
final class IpAddressParser {

    private static final int LONGEST = 45;

    private IpAddressParser() {}

    static IpAddress parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw invalid();
        }
        if (text.indexOf(':') < 0) {
            return IpAddress.ofV4(parseV4(text, 0));
        }
        return parseV6(text);
    }

    private static int parseV4(String text, int from) {
        int bits = 0;
        int position = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (position >= text.length() || text.charAt(position) != '.') {
                    throw invalid();
                }
                position++;
            }
            int start = position;
            int value = 0;
            while (position < text.length()
                    && position - start < 3
                    && isDigit(text.charAt(position))) {
                value = value * 10 + text.charAt(position++) - '0';
            }
            // A leading zero is refused: some readers take it for octal, and two readings of one
            // text are two devices.
            if (position == start
                    || value > 255
                    || (text.charAt(start) == '0' && position - start > 1)) {
                throw invalid();
            }
            bits = bits << 8 | value;
        }
        if (position != text.length()) {
            throw invalid();
        }
        return bits;
    }

    private static IpAddress parseV6(String text) {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int position = 0;
        if (text.startsWith("::")) {
            gap = 0;
            position = 2;
        }
        while (position < text.length()) {
            if (count == 8) {
                throw invalid();
            }
            int end = position;
            int value = 0;
            while (end < text.length() && end - position < 5 && hexDigit(text.charAt(end)) >= 0) {
                value = value << 4 | hexDigit(text.charAt(end++));
            }
            if (end < text.length() && text.charAt(end) == '.') {
                if (count > 6) {
                    throw invalid();
                }
                int v4 = parseV4(text, position);
                groups[count++] = v4 >>> 16;
                groups[count++] = v4 & 0xffff;
                position = text.length();
                break;
            }
            if (end == position || end - position > 4) {
                throw invalid();
            }
            groups[count++] = value;
            position = end;
            if (position < text.length()) {
                if (text.charAt(position) != ':' || position + 1 == text.length()) {
                    throw invalid();
                }
                position++;
                if (text.charAt(position) == ':') {
                    if (gap >= 0) {
                        throw invalid();
                    }
                    gap = count;
                    position++;
                }
            }
        }
        return assemble(groups, count, gap);
    }

    private static IpAddress assemble(int[] groups, int count, int gap) {
        if (gap < 0 ? count != 8 : count > 7) {
            throw invalid();
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            int source = gap < 0 || i < gap ? i : i - (8 - count);
            long group = source >= 0 && (gap < 0 || i < gap || source >= gap) ? groups[source] : 0;
            if (i < 4) {
                high = high << 16 | group;
            } else {
                low = low << 16 | group;
            }
        }
        return new IpAddress(high, low);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * The value of an ASCII hex digit, else -1: Character.digit takes the digits of every script.
     */
    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException("not an IP address");
    }
}
