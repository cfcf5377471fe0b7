package io.cordon.ingest.listen;

import java.net.InetAddress;

/**
 * Where to receive and how much to hold.
 *
 * @param bind address to receive at
 * @param udpPort 0 for any free one, -1 for none
 * @param tcpPort 0 for any free one, -1 for none
 * @param mostMessages messages that wait at most
 * @param mostBytes bytes of them at most
 * @param mostConnections TCP connections at a time
 */
public record ListenSettings(
        InetAddress bind,
        int udpPort,
        int tcpPort,
        int mostMessages,
        long mostBytes,
        int mostConnections) {

    private static final int HIGHEST_PORT = 65_535;

    /** Checks ranges. */
    public ListenSettings {
        if (udpPort < -1 || udpPort > HIGHEST_PORT || tcpPort < -1 || tcpPort > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "Cannot listen: a port is not 0-65535: udp=" + udpPort + " tcp=" + tcpPort);
        }
        if (udpPort < 0 && tcpPort < 0) {
            throw new IllegalArgumentException("Cannot listen: neither UDP nor TCP is asked for");
        }
        if (mostMessages < 1 || mostBytes < SyslogFrames.LONGEST || mostConnections < 1) {
            throw new IllegalArgumentException(
                    "Cannot listen: the queue holds no message: messages="
                            + mostMessages
                            + " bytes="
                            + mostBytes
                            + " connections="
                            + mostConnections);
        }
    }

    /** 65,536 messages, 64 MiB, 256 connections. */
    public static ListenSettings defaults(InetAddress bind, int udpPort, int tcpPort) {
        return new ListenSettings(bind, udpPort, tcpPort, 1 << 16, 64L << 20, 256);
    }
}
