package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.EventTime;
import io.cordon.ingest.decode.RejectedInput;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the header of one syslog message apart: RFC 5424; RFC 3164 with and without priority and
 * host name; the same with an ISO 8601 time (rsyslog's file format); with {@code facility.level}
 * after the host (BusyBox syslogd) or in its place and the year at the end (OpenWrt's logread).
 */
final class SyslogParser {

    private static final int HIGHEST_PRIORITY = 191;
    private static final int LONGEST_PROGRAM = 64;
    private static final int LONGEST_HOST = 255;

    private static final Set<String> FACILITIES =
            Set.of(
                    "kern",
                    "user",
                    "mail",
                    "daemon",
                    "auth",
                    "syslog",
                    "lpr",
                    "news",
                    "uucp",
                    "cron",
                    "authpriv",
                    "ftp",
                    "local0",
                    "local1",
                    "local2",
                    "local3",
                    "local4",
                    "local5",
                    "local6",
                    "local7");

    private final String text;
    private int position;
    private boolean priority;

    private SyslogParser(String text) {
        this.text = text;
    }

    /** The message that a line holds. */
    static SyslogLine parse(String line) throws RejectedInput {
        return new SyslogParser(line).parse();
    }

    /** True when the line begins as only a syslog message does. */
    static boolean recognises(String line) {
        try {
            SyslogLine parsed = parse(line);
            return parsed.time() != null && !parsed.program().isEmpty();
        } catch (RejectedInput e) {
            return false;
        }
    }

    private SyslogLine parse() throws RejectedInput {
        priority();
        if (text.startsWith("1 ", position) && isVersioned(position + 2)) {
            position += 2;
            return versioned();
        }
        SyslogTime time = time();
        if (time == null && !priority) {
            throw new RejectedInput(DecodeError.BAD_SYSLOG);
        }
        return unversioned(time);
    }

    private void priority() throws RejectedInput {
        if (!text.startsWith("<")) {
            return;
        }
        int end = text.indexOf('>');
        if (end < 2 || end > 4 || !SyslogText.isNumber(text, 1, end)) {
            throw new RejectedInput(DecodeError.BAD_SYSLOG);
        }
        if (Integer.parseInt(text, 1, end, 10) > HIGHEST_PRIORITY) {
            throw new RejectedInput(DecodeError.BAD_SYSLOG);
        }
        priority = true;
        position = end + 1;
    }

    private boolean isVersioned(int from) {
        return text.startsWith("- ", from)
                || text.length() > from + 10
                        && SyslogText.isNumber(text, from, from + 4)
                        && text.charAt(from + 4) == '-'
                        && text.charAt(from + 10) == 'T';
    }

    /** RFC 5424 section 6, after the version. */
    private SyslogLine versioned() throws RejectedInput {
        String stamp = word();
        SyslogTime time = stamp.equals("-") ? null : new SyslogTime.Exact(EventTime.ofIso(stamp));
        String host = value(word());
        String program = value(word());
        String process = value(word());
        word();
        structuredData();
        if (text.startsWith(" ", position)) {
            position++;
        }
        if (text.startsWith("\uFEFF", position)) {
            position++;
        }
        return line(time, host, program == null ? "" : program, process);
    }

    private void structuredData() throws RejectedInput {
        if (text.startsWith("-", position)) {
            position++;
            return;
        }
        if (!text.startsWith("[", position)) {
            throw new RejectedInput(DecodeError.BAD_SYSLOG);
        }
        while (text.startsWith("[", position)) {
            position = elementEnd(position + 1);
        }
    }

    private int elementEnd(int from) throws RejectedInput {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ']' && !quoted) {
                return i + 1;
            }
        }
        throw new RejectedInput(DecodeError.BAD_SYSLOG);
    }

    private @Nullable SyslogTime time() throws RejectedInput {
        BsdStamp stamp = BsdStamp.at(text, position);
        if (stamp != null) {
            position = stamp.end();
            return stamp.time();
        }
        int end = text.indexOf(' ', position);
        if (end - position < 19 || text.charAt(position + 4) != '-') {
            return null;
        }
        SyslogTime time;
        try {
            time = new SyslogTime.Exact(EventTime.ofIso(text.substring(position, end)));
        } catch (RejectedInput e) {
            return null;
        }
        position = end + 1;
        return time;
    }

    /** Host and tag, RFC 3164 sections 4.1.2 and 4.1.3; either may be missing. */
    private SyslogLine unversioned(@Nullable SyslogTime time) {
        String host = null;
        if (time != null) {
            String first = peek();
            if (isFacility(first)) {
                position += first.length() + 1;
            } else if (!first.isEmpty() && !isTag(first)) {
                host = value(first);
                position += first.length() + 1;
                String second = peek();
                if (isFacility(second)) {
                    position += second.length() + 1;
                }
            }
        }
        return tagged(time, host);
    }

    private SyslogLine tagged(@Nullable SyslogTime time, @Nullable String host) {
        int end = position;
        while (end < text.length() && isProgram(text.charAt(end))) {
            end++;
        }
        String program = text.substring(position, end);
        String process = null;
        int close = text.startsWith("[", end) ? text.indexOf(']', end) : -1;
        if (close > 0) {
            process = text.substring(end + 1, close);
            end = close + 1;
        }
        if (program.isEmpty() || program.length() > LONGEST_PROGRAM || !text.startsWith(":", end)) {
            return line(time, host, "", null);
        }
        position = end + 1;
        while (text.startsWith(" ", position)) {
            position++;
        }
        return line(time, host, program, process);
    }

    private SyslogLine line(
            @Nullable SyslogTime time,
            @Nullable String host,
            String program,
            @Nullable String process) {
        String known = host != null && host.length() > LONGEST_HOST ? null : host;
        String bare = program.substring(program.lastIndexOf('/') + 1);
        String id = process != null && process.length() > LONGEST_PROGRAM ? null : process;
        return new SyslogLine(
                time, known, bare, id, text.substring(Math.min(position, text.length())));
    }

    private String word() throws RejectedInput {
        int end = text.indexOf(' ', position);
        if (end <= position) {
            throw new RejectedInput(DecodeError.BAD_SYSLOG);
        }
        String word = text.substring(position, end);
        position = end + 1;
        return word;
    }

    private String peek() {
        int end = text.indexOf(' ', position);
        return text.substring(position, end < 0 ? position : end);
    }

    private static @Nullable String value(String word) {
        return word.equals("-") ? null : word;
    }

    /** {@code sshd[17]:} or {@code login:}, and no IPv6 address that ends in a colon. */
    private static boolean isTag(String word) {
        return word.endsWith("]:")
                || word.endsWith(":") && SyslogText.address(word) == null
                || word.indexOf('[') > 0;
    }

    private static boolean isFacility(String word) {
        int dot = word.indexOf('.');
        return dot > 0 && FACILITIES.contains(word.substring(0, dot));
    }

    private static boolean isProgram(char c) {
        return c > ' ' && c < 127 && c != '[' && c != ':';
    }
}
