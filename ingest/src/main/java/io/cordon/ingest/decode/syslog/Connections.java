package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.RecordOutput;
import io.cordon.schema.avro.LoginAttempt;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Connections that were logged lately, by device, program and process id. */
final class Connections {

    /** Connections remembered; the one that began first is given up first. */
    static final int MOST = 65_536;

    private final Map<String, Connection> connections = new LinkedHashMap<>();

    /** The connection of a line; a new one when the line names no process. */
    Connection of(SyslogLine line, Origin origin, RecordOutput output) throws IOException {
        String process = line.process();
        if (process == null) {
            return new Connection();
        }
        String key = origin.key() + ' ' + process;
        Connection known = connections.get(key);
        if (known != null) {
            return known;
        }
        if (connections.size() == MOST) {
            Iterator<Connection> oldest = connections.values().iterator();
            give(oldest.next(), output);
            oldest.remove();
        }
        Connection begun = new Connection();
        connections.put(key, begun);
        return begun;
    }

    void finish(RecordOutput output) throws IOException {
        for (Connection connection : connections.values()) {
            give(connection, output);
        }
        connections.clear();
    }

    private static void give(Connection connection, RecordOutput output) throws IOException {
        LoginAttempt waiting = connection.takeUnknownUser();
        if (waiting != null) {
            output.accept(waiting);
        }
    }
}
