package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/**
 * One TCP connection as a story tells it.
 *
 * @param end when it ended, microseconds: the event time
 * @param length how long it lasted, microseconds
 * @param client who opened it
 * @param server whom it was opened to
 * @param serverPort port of the server
 * @param handshake how far it came
 */
record TcpFlow(
        long end,
        long length,
        IpAddress client,
        IpAddress server,
        int serverPort,
        Handshake handshake) {

    /** How the opening of a connection went. */
    enum Handshake {
        COMPLETED,
        NO_ANSWER,
        REFUSED
    }
}
