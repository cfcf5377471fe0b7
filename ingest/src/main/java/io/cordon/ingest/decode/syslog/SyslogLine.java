package io.cordon.ingest.decode.syslog;

import org.jspecify.annotations.Nullable;

/**
 * A syslog message taken apart.
 *
 * @param time when its host says it was written; null when it does not say
 * @param host the host that wrote it, as it calls itself; null when it does not say
 * @param program which program, without its path; empty when it does not say
 * @param process its process id, as text; null when it does not say
 * @param message the rest
 */
record SyslogLine(
        @Nullable SyslogTime time,
        @Nullable String host,
        String program,
        @Nullable String process,
        String message) {

    /** The same with another message. */
    SyslogLine with(String other) {
        return new SyslogLine(time, host, program, process, other);
    }
}
