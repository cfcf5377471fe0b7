package io.cordon.ingest.listen;

import io.cordon.schema.address.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives datagrams, each of which is a message (RFC 5426) or an export (RFC 7011). */
final class UdpReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UdpReceiver.class);

    private static final int LONGEST_DATAGRAM = 65_535;

    /** What the system is asked to hold while this thread does not run; it may grant less. */
    static final int SOCKET_BYTES = 4 << 20;

    private final ReceiveQueue queue;
    private final Clock clock;
    private final DatagramChannel channel;
    private final int port;

    /** Binds; datagrams wait in the socket until {@link #run}. */
    UdpReceiver(InetAddress bind, int wanted, ReceiveQueue queue, Clock clock) throws IOException {
        this(bind, wanted, SOCKET_BYTES, queue, clock);
    }

    UdpReceiver(InetAddress bind, int wanted, int socketBytes, ReceiveQueue queue, Clock clock)
            throws IOException {
        this.queue = queue;
        this.clock = clock;
        this.channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, socketBytes);
            channel.bind(new InetSocketAddress(bind, wanted));
            this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    /** Bytes that the system granted to the socket. */
    int grantedBytes() throws IOException {
        return channel.getOption(StandardSocketOptions.SO_RCVBUF);
    }

    /** Receives until closed. */
    void run() {
        // A channel with memory of the system's own makes no garbage but the datagram itself.
        ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_DATAGRAM);
        SocketAddress last = null;
        IpAddress sender = IpAddress.ofV4(0);
        while (channel.isOpen()) {
            SocketAddress peer;
            try {
                buffer.clear();
                peer = channel.receive(buffer);
            } catch (IOException e) {
                // Closed, or an ICMP error of a peer: nothing that concerns the next datagram.
                continue;
            }
            if (peer instanceof InetSocketAddress from) {
                // The channel gives the same object while the same exporter sends.
                if (from != last) {
                    last = from;
                    sender = Received.sender(from.getAddress());
                }
                byte[] bytes = new byte[buffer.flip().remaining()];
                buffer.get(bytes);
                queue.offer(
                        new Received(
                                "udp",
                                sender,
                                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                                bytes,
                                true));
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("cannot close socket: port={} cause={}", port, e.getMessage());
        }
    }
}
