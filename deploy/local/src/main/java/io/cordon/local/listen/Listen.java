package io.cordon.local.listen;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.listen.ListenReport;
import io.cordon.ingest.listen.ListenSettings;
import io.cordon.ingest.listen.SyslogCollector;
import io.cordon.ingest.publish.PublishSettings;
import io.cordon.ingest.publish.RecordPublisher;
import io.cordon.local.action.Action;
import io.cordon.local.judging.DecoderInputs;
import io.cordon.local.judging.Keys;
import io.cordon.local.running.RunningStack;
import io.cordon.local.running.StackFile;
import io.cordon.local.settings.TelemetrySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Receives syslog or flows for a running stack until the process is told to end. */
public final class Listen implements Action<ListenRequest> {

    /** How long Ctrl-C waits for the broker to take what was received. */
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final Clock clock;

    /** Prints to a writer. */
    public Listen(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public int run(ListenRequest request) throws IOException, InterruptedException {
        Format format = request.flowPorts().isEmpty() ? Format.SYSLOG : null;
        String servers = request.bootstrapServers();
        TelemetrySettings telemetry = request.telemetry();
        if (servers == null) {
            RunningStack stack = new StackFile(request.dataFolder()).require();
            servers = stack.bootstrapServers();
            telemetry = telemetry.orElse(stack.telemetry());
        }
        DecodeSettings decoding =
                DecoderInputs.settings(
                        telemetry,
                        format,
                        null,
                        Keys.of(request.dataFolder(), telemetry),
                        request.keepInput());
        try (RecordPublisher publisher =
                new RecordPublisher(PublishSettings.defaults(servers), clock)) {
            if (format == null) {
                return new FlowListening(out, clock).run(request, decoding, publisher);
            }
            SyslogCollector collector =
                    new SyslogCollector(
                            ListenSettings.defaults(
                                    request.bind(), request.udpPort(), request.tcpPort()),
                            decoding,
                            publisher,
                            clock);
            collector.start();
            where(request, collector);
            AtomicBoolean stopped = new AtomicBoolean();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> stop(collector, stopped), "listen-stop"));
            try {
                collector.await();
            } finally {
                stop(collector, stopped);
            }
        }
        return 0;
    }

    private void where(ListenRequest request, SyslogCollector collector) {
        String at = request.bind().getHostAddress();
        if (request.udpPort() >= 0) {
            out.printf("syslog over UDP  %s port %d%n", at, collector.udpPort());
        }
        if (request.tcpPort() >= 0) {
            out.printf("syslog over TCP  %s port %d%n", at, collector.tcpPort());
        }
        out.println("Ctrl-C stops receiving and delivers what waits.");
        out.flush();
    }

    private void stop(SyslogCollector collector, AtomicBoolean stopped) {
        if (stopped.getAndSet(true)) {
            return;
        }
        try {
            ListenReport report = collector.stop(DRAIN);
            out.println(report.line());
        } catch (IOException e) {
            out.println("cordon: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.flush();
    }
}
