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

/** Receives datagrams, each of which is a message (RFC 5426) or an export (RFC 7011). */
final class UdpReceiver implements AutoCloseable {

    private static final int LONGEST_DATAGRAM = 65_535;

    /** What the system is asked to hold while this thread does not run; it may grant less. */
    static final int SOCKET_BYTES = 4 << 20;

    private final ReceiveQueue queue;
    private final Clock clock;
    private final DatagramSocket socket;
    private final int port;

    /** Binds; datagrams wait in the socket until {@link #run}. */
    UdpReceiver(InetAddress bind, int wanted, ReceiveQueue queue, Clock clock) throws IOException {
        this(bind, wanted, SOCKET_BYTES, queue, clock);
    }

    UdpReceiver(InetAddress bind, int wanted, int socketBytes, ReceiveQueue queue, Clock clock)
            throws IOException {
        this.queue = queue;
        this.clock = clock;
        this.socket = new DatagramSocket(new InetSocketAddress(bind, wanted));
        this.port = socket.getLocalPort();
        socket.setReceiveBufferSize(socketBytes);
    }

    int port() {
        return port;
    }

    /** Bytes that the system granted to the socket. */
    int grantedBytes() throws IOException {
        return socket.getReceiveBufferSize();
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
