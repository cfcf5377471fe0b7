package io.cordon.ingest.file;

/** Follows the braces and quotes of a JSON value, byte by byte, to find where it ends. */
final class JsonBraces {

    private long depth;
    private boolean text;
    private boolean escaped;

    /** Takes the next byte; true when the value is closed with it. */
    boolean closes(byte b) {
        if (escaped) {
            escaped = false;
        } else if (text) {
            escaped = b == '\\';
            text = b != '"';
        } else if (b == '"') {
            text = true;
        } else if (b == '{' || b == '[') {
            depth++;
        } else if (b == '}' || b == ']') {
            depth--;
        }
        return depth <= 0 && !text;
    }

    /** True between the quotes of a name or text. */
    boolean inText() {
        return text;
    }
}
