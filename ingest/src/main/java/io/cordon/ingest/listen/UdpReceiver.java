package io.cordon.ingest.listen;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** Receives one message per datagram (RFC 5426). */
final class UdpReceiver implements AutoCloseable {

    private static final int LONGEST_DATAGRAM = 65_535;

    /** What the system holds while this thread does not run; it may grant less. */
    private static final int SOCKET_BYTES = 4 << 20;

    private final ReceiveQueue queue;
    private final Clock clock;
    private final DatagramSocket socket;

    /** Binds; datagrams wait in the socket until {@link #run}. */
    UdpReceiver(InetAddress bind, int port, ReceiveQueue queue, Clock clock) throws IOException {
        this.queue = queue;
        this.clock = clock;
        this.socket = new DatagramSocket(new InetSocketAddress(bind, port));
        socket.setReceiveBufferSize(SOCKET_BYTES);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Receives until closed. */
    void run() {
        byte[] buffer = new byte[LONGEST_DATAGRAM];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        while (!socket.isClosed()) {
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
            } catch (IOException e) {
                // Closed, or an ICMP error of a peer: nothing that concerns the next datagram.
                continue;
            }
            queue.offer(
                    new Received(
                            "udp",
                            Received.sender(packet.getAddress()),
                            ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                            Arrays.copyOf(buffer, packet.getLength()),
                            true));
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
