package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/**
 * Packets of UDP between a client and a server as a story tells it.
 *
 * @param end when the last one came, microseconds: the event time
 * @param length how long it lasted, microseconds
 * @param client who asked
 * @param server who was asked
 * @param serverPort port of the server
 * @param requestPackets packets of the client
 * @param requestBytes their bytes, IP headers included
 * @param answerPackets packets of the server; 0 when it did not answer
 * @param answerBytes their bytes, IP headers included
 */
record UdpExchange(
        long end,
        long length,
        IpAddress client,
        IpAddress server,
        int serverPort,
        long requestPackets,
        long requestBytes,
        long answerPackets,
        long answerBytes) {

    /** What a direction holds without the headers of IP and UDP. */
    long payload(long packets, long bytes) {
        return bytes - packets * (client.isV4() ? 28 : 48);
    }
}
