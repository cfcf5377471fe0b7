package io.cordon.local.listen;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.listen.FlowCollector;
import io.cordon.ingest.listen.FlowListenSettings;
import io.cordon.ingest.publish.RecordPublisher;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Receives flow exports until the process is told to end. */
final class FlowListening {

    /** How long Ctrl-C waits for the broker to take what was received. */
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final Clock clock;

    FlowListening(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    int run(ListenRequest request, DecodeSettings decoding, RecordPublisher publisher)
            throws IOException, InterruptedException {
        FlowListenSettings settings =
                FlowListenSettings.defaults(request.bind(), request.flowPorts());
        FlowCollector collector = new FlowCollector(settings, decoding, publisher, clock);
        collector.start();
        out.printf(
                "flows over UDP  %s ports %s%n",
                request.bind().getHostAddress(), collector.ports());
        if (collector.socketBytes() < settings.socketBytes()) {
            out.printf(
                    "The system grants %d KiB of %d KiB to a socket; for bursts: sysctl -w"
                            + " net.core.rmem_max=%d%n",
                    collector.socketBytes() >> 10,
                    settings.socketBytes() >> 10,
                    settings.socketBytes());
        }
        out.println("Ctrl-C stops receiving and delivers what waits.");
        out.flush();
        AtomicBoolean stopped = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(collector, stopped), "listen-stop"));
        try {
            collector.await();
        } finally {
            stop(collector, stopped);
        }
        return 0;
    }

    private void stop(FlowCollector collector, AtomicBoolean stopped) {
        if (stopped.getAndSet(true)) {
            return;
        }
        try {
            out.println(collector.stop(DRAIN).line());
            collector.exporters().forEach((name, sent) -> out.println(name + ": " + sent));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.flush();
    }
}
