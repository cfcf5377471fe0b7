package io.cordon.local.firmware;

/** Text of a feed or a command line made fit for a terminal: it must not steer it. */
final class Printable {

    /** Most characters of one line. */
    static final int LONGEST_LINE = 400;

    private Printable() {}

    static String of(String value) {
        StringBuilder safe = new StringBuilder();
        value.codePoints()
                .limit(LONGEST_LINE)
                .forEach(c -> safe.appendCodePoint(visible(c) ? c : '?'));
        if (value.codePointCount(0, value.length()) > LONGEST_LINE) {
            safe.append('…');
        }
        return safe.toString();
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }
}
