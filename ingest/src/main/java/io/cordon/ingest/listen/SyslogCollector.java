package io.cordon.ingest.listen;

import static java.util.Objects.requireNonNull;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.publish.RecordDelivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives syslog and hands what it says of logins to a delivery, until it is stopped. */
public final class SyslogCollector {

    private final ListenSettings settings;
    private final RecordDelivery delivery;
    private final Clock clock;
    private final ReceiveQueue queue;
    private final SyslogMessages messages;
    private final Map<LineClass, Long> classes = new EnumMap<>(LineClass.class);
    private final CollectorThreads threads;
    private @Nullable UdpReceiver udp;
    private @Nullable TcpReceiver tcp;

    /** Starts nothing. */
    public SyslogCollector(
            ListenSettings settings,
            DecodeSettings decoding,
            RecordDelivery delivery,
            Clock clock) {
        this.settings = settings;
        this.delivery = delivery;
        this.clock = clock;
        this.queue = new ReceiveQueue(settings.mostMessages(), settings.mostBytes());
        this.messages = new SyslogMessages(decoding);
        this.threads = new CollectorThreads(queue, "syslog-publish", "messages", new Deliver());
    }

    /**
     * Binds and begins to receive.
     *
     * @throws IOException when a port cannot be had
     */
    public void start() throws IOException {
        try {
            if (settings.udpPort() >= 0) {
                udp = new UdpReceiver(settings.bind(), settings.udpPort(), queue, clock);
            }
            if (settings.tcpPort() >= 0) {
                tcp =
                        new TcpReceiver(
                                settings.bind(),
                                settings.tcpPort(),
                                settings.mostConnections(),
                                queue,
                                clock);
            }
        } catch (IOException e) {
            closeReceivers();
            throw new IOException(
                    "Cannot listen at "
                            + settings.bind().getHostAddress()
                            + ", udp="
                            + settings.udpPort()
                            + " tcp="
                            + settings.tcpPort()
                            + ": "
                            + e.getMessage(),
                    e);
        }
        threads.deliver();
        UdpReceiver datagrams = udp;
        if (datagrams != null) {
            threads.receive(datagrams::run, "syslog-udp");
        }
        TcpReceiver connections = tcp;
        if (connections != null) {
            threads.receive(connections::run, "syslog-accept");
        }
    }

    /** The UDP port in use. */
    public int udpPort() {
        return requireNonNull(udp, "no UDP").port();
    }

    /** The TCP port in use. */
    public int tcpPort() {
        return requireNonNull(tcp, "no TCP").port();
    }

    /** Messages that came so far, dropped ones included. */
    public long received() {
        return queue.received();
    }

    /**
     * Waits until the collector ends.
     *
     * @throws IOException when it ended because messages cannot be delivered
     */
    public void await() throws IOException, InterruptedException {
        threads.await();
    }

    /**
     * Stops receiving and delivers what waits, for no longer than said.
     *
     * @return what became of all messages
     */
    public ListenReport stop(Duration longest) throws IOException, InterruptedException {
        closeReceivers();
        threads.stop(longest);
        return report();
    }

    private void closeReceivers() throws IOException {
        UdpReceiver datagrams = udp;
        if (datagrams != null) {
            datagrams.close();
        }
        TcpReceiver connections = tcp;
        if (connections != null) {
            connections.close();
        }
    }

    private final class Deliver implements CollectorThreads.Delivering {

        @Override
        public void batch(List<Received> batch) throws IOException {
            Map<LineClass, Long> seen = new EnumMap<>(LineClass.class);
            for (Received message : batch) {
                delivery.from(message.source());
                seen.merge(messages.decode(message, delivery), 1L, Long::sum);
            }
            delivery.flush();
            synchronized (classes) {
                seen.forEach((lineClass, count) -> classes.merge(lineClass, count, Long::sum));
            }
        }

        @Override
        public void finish() throws IOException {
            delivery.from("syslog");
            messages.finish(delivery);
            delivery.flush();
        }
    }

    private ListenReport report() {
        synchronized (classes) {
            long settled = classes.values().stream().mapToLong(Long::longValue).sum();
            long received = queue.received();
            long dropped = queue.dropped();
            TcpReceiver connections = tcp;
            return new ListenReport(
                    received,
                    of(LineClass.DECODED),
                    of(LineClass.IGNORED),
                    of(LineClass.BLANK),
                    of(LineClass.REJECTED),
                    dropped,
                    received - dropped - settled,
                    connections == null ? 0 : connections.refused(),
                    queue.droppedBySender());
        }
    }

    private long of(LineClass lineClass) {
        return classes.getOrDefault(lineClass, 0L);
    }
}
