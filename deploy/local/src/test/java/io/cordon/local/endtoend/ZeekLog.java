package io.cordon.local.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A Zeek log in TSV with the columns that the end-to-end tests need, line by line. */
final class ZeekLog {

    private static final String HEAD =
            "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\t%s\n"
                    + "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\t%s\n"
                    + "#types\ttime\tstring\taddr\tport\taddr\tport\t%s\n";

    private final StringBuilder text;
    private int lines;

    private ZeekLog(String path, String fields, String types) {
        this.text = new StringBuilder(String.format(HEAD, path, fields, types));
    }

    static ZeekLog ssh() {
        return new ZeekLog("ssh", "version\tauth_success\tauth_attempts", "count\tbool\tcount");
    }

    static ZeekLog conn() {
        return new ZeekLog(
                "conn",
                "proto\tduration\torig_bytes\tresp_bytes\tconn_state",
                "enum\tinterval\tcount\tcount\tstring");
    }

    /** One failed login at port 22. */
    void failure(double seconds, String client, String server) {
        line(seconds, client, 50_000, server, 22, "2\tF\t1");
    }

    /** A TCP connection attempt that nobody answered. */
    void attempt(double seconds, String client, String server, int port) {
        line(seconds, client, 40_000, server, port, "tcp\t-\t-\t-\tS0");
    }

    /** A web request, which no rule looks at. */
    void request(double seconds, String client, String server) {
        line(seconds, client, 40_000, server, 443, "tcp\t0.5\t900\t1800\tSF");
    }

    private void line(double seconds, String client, int from, String server, int to, String rest) {
        text.append(String.format(Locale.ROOT, "%.6f", seconds))
                .append("\tC")
                .append(lines++)
                .append('\t')
                .append(client)
                .append('\t')
                .append(from)
                .append('\t')
                .append(server)
                .append('\t')
                .append(to)
                .append('\t')
                .append(rest)
                .append('\n');
    }

    /** A line that no decoder can read. */
    void damaged() {
        text.append("yesterday\tC").append(lines++).append("\t192.0.2.1\n");
    }

    Path writeTo(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }
}
