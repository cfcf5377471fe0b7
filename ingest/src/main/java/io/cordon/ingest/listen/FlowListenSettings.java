package io.cordon.ingest.listen;

import java.net.InetAddress;
import java.util.List;

/**
 * Where to receive flow exports and how much to hold.
 *
 * @param bind address to receive at; the IPv6 wildcard receives IPv4 too
 * @param ports 0 for any free one; every protocol is taken at every port
 * @param mostDatagrams datagrams that wait at most
 * @param mostBytes bytes of them at most
 * @param socketBytes what the system is asked to hold for each port
 */
public record FlowListenSettings(
        InetAddress bind, List<Integer> ports, int mostDatagrams, long mostBytes, int socketBytes) {

    /** NetFlow, IPFIX, sFlow. */
    public static final List<Integer> PORTS = List.of(2055, 4739, 6343);

    private static final int MOST_PORTS = 16;
    private static final int HIGHEST_PORT = 65_535;

    /** Checks ranges and copies the ports. */
    public FlowListenSettings {
        ports = List.copyOf(ports);
        if (ports.isEmpty() || ports.size() > MOST_PORTS) {
            throw new IllegalArgumentException(
                    "Cannot listen: " + ports.size() + " ports are not 1-" + MOST_PORTS);
        }
        for (int port : ports) {
            if (port < 0 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException(
                        "Cannot listen: a port is not 0-65535: udp=" + port);
            }
        }
        if (mostDatagrams < 1 || mostBytes < HIGHEST_PORT || socketBytes < 1) {
            throw new IllegalArgumentException(
                    "Cannot listen: the queue holds no datagram: datagrams="
                            + mostDatagrams
                            + " bytes="
                            + mostBytes
                            + " socket="
                            + socketBytes);
        }
    }

    /** 262,144 datagrams, 256 MiB; 32 MiB for each socket. */
    public static FlowListenSettings defaults(InetAddress bind, List<Integer> ports) {
        return new FlowListenSettings(bind, ports, 1 << 18, 256L << 20, 32 << 20);
    }
}
