package io.cordon.ingest.listen;

import static java.util.Objects.requireNonNull;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.publish.RecordDelivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Receives syslog and hands what it says of logins to a delivery, until it is stopped. */
public final class SyslogCollector {

    /** Messages that are decoded and delivered together. */
    private static final int MOST_PER_BATCH = 1_000;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final ListenSettings settings;
    private final RecordDelivery delivery;
    private final Clock clock;
    private final ReceiveQueue queue;
    private final SyslogMessages messages;
    private final Map<LineClass, Long> classes = new EnumMap<>(LineClass.class);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread publishing = new Thread(this::publish, "syslog-publish");
    private @Nullable UdpReceiver udp;
    private @Nullable TcpReceiver tcp;
    private volatile @Nullable IOException failure;
    private final List<Thread> receivers = new ArrayList<>();

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
        publishing.setDaemon(true);
        publishing.start();
        UdpReceiver datagrams = udp;
        if (datagrams != null) {
            daemon(datagrams::run, "syslog-udp");
        }
        TcpReceiver connections = tcp;
        if (connections != null) {
            daemon(connections::run, "syslog-accept");
        }
    }

    private void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        receivers.add(thread);
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
        ended.await();
        IOException why = failure;
        if (why != null) {
            throw why;
        }
    }

    /**
     * Stops receiving and delivers what waits, for no longer than said.
     *
     * @return what became of all messages
     */
    public ListenReport stop(Duration longest) throws IOException, InterruptedException {
        closeReceivers();
        for (Thread receiver : receivers) {
            // The system gives a port back when nobody waits at it any more.
            receiver.join(Math.max(1, longest.toMillis()));
        }
        queue.close();
        if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            publishing.interrupt();
            ended.await();
        }
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

    private void publish() {
        try {
            while (!queue.isDrained()) {
                batch(queue.take(MOST_PER_BATCH, LONGEST_WAIT));
            }
            delivery.from("syslog");
            messages.finish(delivery);
            delivery.flush();
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new IOException("Cannot deliver all messages: stopped before", e);
        } finally {
            queue.close();
            ended.countDown();
        }
    }

    private void batch(List<Received> batch) throws IOException {
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
