package io.cordon.bench.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel says of the UDP sockets at a port (proc(5), {@code /proc/net/udp}).
 *
 * @param sockets how many there are
 * @param waiting bytes that wait to be received, with the kernel's own around them
 * @param drops datagrams that did not fit
 */
record UdpSocketState(int sockets, long waiting, long drops) {

    private static final int ADDRESS = 1;
    private static final int QUEUES = 4;

    /** Of IPv4 and IPv6 sockets together; nothing when there is none. */
    static UdpSocketState ofPort(int port) throws IOException {
        UdpSocketState all = new UdpSocketState(0, 0, 0);
        for (Path table : List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"))) {
            if (Files.exists(table)) {
                all = all.plus(parse(Files.readAllLines(table), port));
            }
        }
        return all;
    }

    private UdpSocketState plus(UdpSocketState other) {
        return new UdpSocketState(
                sockets + other.sockets, waiting + other.waiting, drops + other.drops);
    }

    static UdpSocketState parse(List<String> lines, int port) {
        int sockets = 0;
        long waiting = 0;
        long drops = 0;
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.strip().split("\\s+", -1);
            String address = fields[ADDRESS];
            if (Integer.parseInt(address.substring(address.indexOf(':') + 1), 16) == port) {
                sockets++;
                String queues = fields[QUEUES];
                waiting += Long.parseLong(queues.substring(queues.indexOf(':') + 1), 16);
                drops += Long.parseLong(fields[fields.length - 1]);
            }
        }
        return new UdpSocketState(sockets, waiting, drops);
    }
}
