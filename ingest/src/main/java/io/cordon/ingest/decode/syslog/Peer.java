package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.Address;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a connection, as daemons write it.
 *
 * @param port -1 when it is not told
 */
record Peer(Address address, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** {@code ADDRESS port NUMBER}; null when the text is not that, whatever follows the number. */
    static @Nullable Peer beforePort(String text) {
        int port = text.indexOf(" port ");
        if (port < 0) {
            return null;
        }
        int from = port + " port ".length();
        int to = from;
        while (to < text.length() && SyslogText.isNumber(text, to, to + 1)) {
            to++;
        }
        return of(text.substring(0, port), text.substring(from, to));
    }

    /** {@code ADDRESS:NUMBER}, also with brackets around the address, as dropbear has it. */
    static Peer joined(String text) throws RejectedInput {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        Peer peer = colon < 0 ? null : of(host, text.substring(colon + 1));
        if (peer == null) {
            throw new RejectedInput(DecodeError.NO_CLIENT_ADDRESS);
        }
        return peer;
    }

    private static @Nullable Peer of(String host, String port) {
        Address address = SyslogText.address(host);
        int number = SyslogText.number(port);
        return address == null || number < 0 || number > HIGHEST_PORT
                ? null
                : new Peer(address, number);
    }
}
