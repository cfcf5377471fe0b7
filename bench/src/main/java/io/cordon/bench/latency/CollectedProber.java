package io.cordon.bench.latency;

import io.cordon.bench.collect.Cordon;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A {@link FlowProber} and the collector that it sends to, which publishes to Kafka. */
final class CollectedProber implements ProbeSource {

    private static final int SOCKET_BYTES = 4 << 20;

    private final Cordon collector;
    private final FlowProber prober;

    /** Starts the collector; returns when it receives. */
    CollectedProber(ProbeKind kind, String bootstrapServers, Path folder, Clock clock)
            throws IOException {
        collector = new Cordon("cordon", bootstrapServers, folder, SOCKET_BYTES, List.of());
        int port = freePort();
        try {
            collector.start(port);
            prober =
                    new FlowProber(
                            kind,
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                            clock);
        } catch (InterruptedException e) {
            collector.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot start the collector: interrupted");
        } catch (IOException e) {
            collector.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public Probe probe() throws IOException {
        return prober.probe();
    }

    @Override
    public int records() {
        return prober.records();
    }

    @Override
    public void close() throws IOException {
        try (collector;
                prober) {
            // Both end, whatever the other says.
            return;
        }
    }
}
