package io.cordon.ingest.listen;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.export.ExporterCounters;
import io.cordon.ingest.publish.RecordDelivery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Receives flow exports and hands their flows to a delivery, until it is stopped. One thread for
 * each port does nothing but take datagrams out of its socket; one more decodes and delivers, and
 * may wait for the broker as long as it takes: what does not fit the queue then is dropped and
 * counted by exporter.
 */
public final class FlowCollector {

    private final FlowListenSettings settings;
    private final RecordDelivery delivery;
    private final Clock clock;
    private final ReceiveQueue queue;
    private final FlowDatagrams datagrams;
    private final List<UdpReceiver> receivers = new ArrayList<>();
    private final CollectorThreads threads;
    private final Map<String, String> exporters = new TreeMap<>();
    private long decoded;
    private long rejected;

    /** Starts nothing. */
    public FlowCollector(
            FlowListenSettings settings,
            DecodeSettings decoding,
            RecordDelivery delivery,
            Clock clock) {
        this.settings = settings;
        this.delivery = delivery;
        this.clock = clock;
        this.queue = new ReceiveQueue(settings.mostDatagrams(), settings.mostBytes());
        this.datagrams = new FlowDatagrams(decoding);
        this.threads = new CollectorThreads(queue, "flows-publish", "flows", new Deliver());
    }

    /**
     * Binds and begins to receive.
     *
     * @throws IOException when a port cannot be had
     */
    public void start() throws IOException {
        for (int port : settings.ports()) {
            try {
                receivers.add(
                        new UdpReceiver(
                                settings.bind(), port, settings.socketBytes(), queue, clock));
            } catch (IOException e) {
                receivers.forEach(UdpReceiver::close);
                throw new IOException(
                        "Cannot listen at "
                                + settings.bind().getHostAddress()
                                + ", udp="
                                + port
                                + ": "
                                + e.getMessage(),
                        e);
            }
        }
        threads.deliver();
        for (UdpReceiver receiver : receivers) {
            threads.receive(receiver::run, "flows-udp-" + receiver.port());
        }
    }

    /** The ports in use, in the order of the settings. */
    public List<Integer> ports() {
        return receivers.stream().map(UdpReceiver::port).toList();
    }

    /** Bytes that the system granted to the first socket; it may be less than was asked for. */
    public int socketBytes() throws IOException {
        return receivers.get(0).grantedBytes();
    }

    /** Datagrams that came so far, dropped ones included. */
    public long received() {
        return queue.received();
    }

    /**
     * Waits until the collector ends.
     *
     * @throws IOException when it ended because flows cannot be delivered
     */
    public void await() throws IOException, InterruptedException {
        threads.await();
    }

    /**
     * Stops receiving and delivers what waits, for no longer than said.
     *
     * @return what became of all datagrams
     */
    public ListenReport stop(Duration longest) throws InterruptedException {
        receivers.forEach(UdpReceiver::close);
        threads.stop(longest);
        return report();
    }

    private final class Deliver implements CollectorThreads.Delivering {

        @Override
        public void batch(List<Received> batch) throws IOException {
            long good = 0;
            for (Received datagram : batch) {
                delivery.from("flows udp " + datagram.sender().text());
                if (datagrams.decode(datagram, delivery) == LineClass.DECODED) {
                    good++;
                }
            }
            delivery.flush();
            settle(good, batch.size() - good);
            if (batch.isEmpty()) {
                noteExporters();
            }
        }

        @Override
        public void finish() throws IOException {
            delivery.from("flows");
            datagrams.finish(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()), delivery);
            delivery.flush();
        }

        @Override
        public void ended() {
            noteExporters();
        }
    }

    private synchronized void settle(long good, long bad) {
        decoded += good;
        rejected += bad;
    }

    private synchronized void noteExporters() {
        exporters.clear();
        datagrams.exporters().forEach((name, counters) -> exporters.put(name, line(counters)));
    }

    private static String line(ExporterCounters counters) {
        return counters.datagrams()
                + " datagrams, "
                + counters.flows()
                + " flows, "
                + counters.records()
                + " records, "
                + counters.lost()
                + " lost on the way";
    }

    /**
     * What each exporter sent, by protocol and address, in words; as of the last moment without a
     * datagram, or of the end.
     */
    public synchronized Map<String, String> exporters() {
        return new TreeMap<>(exporters);
    }

    private synchronized ListenReport report() {
        long received = queue.received();
        long dropped = queue.dropped();
        return new ListenReport(
                received,
                decoded,
                0,
                0,
                rejected,
                dropped,
                received - dropped - decoded - rejected,
                0,
                queue.droppedBySender());
    }
}
