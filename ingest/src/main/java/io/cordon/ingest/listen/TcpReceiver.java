package io.cordon.ingest.listen;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives messages over TCP (RFC 6587), a thread for each connection. */
final class TcpReceiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcpReceiver.class);

    private static final long RETRY_NANOS = 10_000_000;

    private final int mostConnections;
    private final ReceiveQueue queue;
    private final Clock clock;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong refused = new AtomicLong();

    /** Binds; connections wait in the system until {@link #run}. */
    TcpReceiver(InetAddress bind, int port, int mostConnections, ReceiveQueue queue, Clock clock)
            throws IOException {
        this.mostConnections = mostConnections;
        this.queue = queue;
        this.clock = clock;
        this.server = new ServerSocket();
        try {
            // A collector that was killed and is started again takes its port back at once.
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(bind, port));
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** Connections that were closed at once, because there were too many. */
    long refused() {
        return refused.get();
    }

    /** Accepts until closed. */
    void run() {
        while (!server.isClosed()) {
            try {
                accept(server.accept());
            } catch (IOException e) {
                // Closed, the peer was gone before it was accepted, or the process has too many
                // files open, which takes a moment to pass.
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void accept(Socket socket) throws IOException {
        if (connections.size() >= mostConnections) {
            socket.close();
            long count = refused.incrementAndGet();
            if (Long.bitCount(count) == 1) {
                LOG.warn(
                        "syslog connection refused, there are too many: open={} refused={}",
                        mostConnections,
                        count);
            }
            return;
        }
        connections.add(socket);
        Thread thread = new Thread(() -> receive(socket), "syslog-tcp");
        thread.setDaemon(true);
        thread.start();
    }

    private void receive(Socket socket) {
        try (socket) {
            SyslogFrames frames =
                    new SyslogFrames(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            for (var frame = frames.next(); frame != null; frame = frames.next()) {
                queue.offer(
                        new Received(
                                "tcp",
                                Received.sender(socket.getInetAddress()),
                                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                                frame.bytes(),
                                frame.whole()));
            }
        } catch (IOException e) {
            LOG.info("syslog connection ended: cause={}", e.getMessage());
        } finally {
            connections.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }
}
