package io.cordon.bench.collect;

import io.cordon.bench.measure.Machine;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.stack.KafkaBroker;
import io.cordon.stack.process.Loopback;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Offers the same loads to each collector in turn. */
public final class CollectBench {

    /** A collector that used less than this of a tick of 100 ms has nothing left to do. */
    private static final double IDLE_CPU_SECONDS = 0.011;

    private static final int IDLE_TICKS = 5;
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);
    private static final double WARM_UP_RATE = 200_000;
    private static final long SEED = 20_261_125L;

    private final CollectSettings settings;
    private final Clock clock;
    private final Consumer<String> progress;
    private final List<CollectRun> runs = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    /** Starts nothing yet. */
    public CollectBench(CollectSettings settings, Clock clock, Consumer<String> progress) {
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
    }

    /** Measures all. */
    public CollectResult run() throws IOException, InterruptedException {
        Folders.delete(settings.folder());
        int socketBytes = grantedSocketBytes();
        try {
            measure(collectors(socketBytes, null));
            if (settings.kafka()) {
                withBroker();
            }
        } finally {
            Folders.delete(settings.folder());
        }
        return new CollectResult(
                Machine.current(),
                socketBytes,
                settings.howLong().toMillis() / 1e3,
                List.copyOf(runs),
                missing);
    }

    /** More than the system grants makes some collectors give up. */
    private static int grantedSocketBytes() throws IOException {
        // In one read: the kernel gives no more of such a file to the next.
        return Integer.parseInt(
                Files.readAllLines(Path.of("/proc/sys/net/core/rmem_max")).get(0).strip());
    }

    private List<Collector> collectors(int socketBytes, @Nullable String bootstrapServers) {
        if (bootstrapServers != null) {
            return List.of(cordon("cordon, published", bootstrapServers));
        }
        return List.of(
                cordon("cordon", null),
                new Nfcapd(settings.folder(), socketBytes),
                Pmacct.nfacctd(settings.folder(), socketBytes),
                Pmacct.sfacctd(settings.folder(), socketBytes));
    }

    private Collector cordon(String name, @Nullable String bootstrapServers) {
        Path recordings = settings.recordings();
        List<String> options =
                recordings == null
                        ? List.of()
                        : List.of(
                                "-XX:StartFlightRecording=settings=profile,filename="
                                        + recordings.resolve(
                                                bootstrapServers == null
                                                        ? "collect.jfr"
                                                        : "collect-published.jfr"));
        return new Cordon(name, bootstrapServers, settings.folder(), options);
    }

    private void withBroker() throws IOException, InterruptedException {
        KafkaBroker broker =
                new KafkaBroker(settings.folder().resolve("broker"), Loopback.freePort());
        try {
            broker.start();
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                TopicInstaller.apply(admin);
            }
            measure(collectors(0, broker.bootstrapServers()));
        } finally {
            broker.kill();
        }
    }

    private void measure(List<Collector> collectors) throws IOException, InterruptedException {
        for (ExportProtocol protocol : settings.protocols()) {
            Exports exports = new Exports(protocol, clock.instant().getEpochSecond(), SEED);
            for (double load : settings.loads()) {
                for (Collector collector : collectors) {
                    String why = collector.missing();
                    if (why != null) {
                        missing.put(collector.name(), why);
                    } else if (collector.protocols().contains(protocol)) {
                        CollectRun run = measure(collector, exports, protocol, load);
                        runs.add(run);
                        progress.accept(CollectTable.progress(run));
                    }
                }
            }
        }
    }

    private CollectRun measure(
            Collector collector, Exports exports, ExportProtocol protocol, double load)
            throws IOException, InterruptedException {
        int port = freePort();
        try (collector;
                Replay replay = start(collector, exports, port)) {
            Replay.Sent warm = replay.send(WARM_UP_RATE, settings.warmUp());
            drain(collector, port);
            UdpSocketState before = UdpSocketState.ofPort(port);
            double cpu = collector.cpuSeconds();
            Replay.Sent sent = replay.send(load, settings.howLong());
            double drained = drain(collector, port);
            double spent = collector.cpuSeconds() - cpu;
            long drops = UdpSocketState.ofPort(port).drops();
            Collector.Taken taken = collector.stop();
            if (before.drops() > 0) {
                progress.accept(
                        "warm-up of " + collector.name() + " lost datagrams: " + before.drops());
            }
            return new CollectRun(
                    collector.name(),
                    protocol,
                    load,
                    sent.records(),
                    sent.seconds(),
                    taken.records() - warm.records(),
                    drops - before.drops(),
                    taken.ownDrops(),
                    spent,
                    drained);
        }
    }

    private static Replay start(Collector collector, Exports exports, int port)
            throws IOException, InterruptedException {
        collector.start(port);
        exports.restart();
        return new Replay(exports, port);
    }

    /** Waits until the socket is empty and the collector rests; gives how long that took. */
    private static double drain(Collector collector, int port)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long busy = start;
        double cpu = collector.cpuSeconds();
        int idle = 0;
        while (idle < IDLE_TICKS && System.nanoTime() - start < LONGEST_DRAIN.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(100);
            double now = collector.cpuSeconds();
            if (now - cpu > IDLE_CPU_SECONDS || UdpSocketState.ofPort(port).waiting() > 0) {
                busy = System.nanoTime();
                idle = 0;
            } else {
                idle++;
            }
            cpu = now;
        }
        return (busy - start) / 1e9;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
