package io.cordon.ingest.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.testing.Captures;
import io.cordon.ingest.testing.Packets;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exporters that Debian packages (softflowd, nfdump, pmacct) read a generated capture and
 * export it to the collector: its packets and bytes arrive. Each is skipped where it is not
 * installed.
 */
@Timeout(240)
class ExporterProgramsIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int EXCHANGES = 60;
    private static final int QUERY = 40;
    private static final int ANSWER = 900;
    private static final int ROUNDS = 25;

    /** Of the capture: two packets an exchange, two a round of the one connection. */
    private static final long PACKETS = 2 * EXCHANGES + 2 * ROUNDS;

    private static final long BYTES =
            EXCHANGES * (28L + QUERY + 28 + ANSWER) + ROUNDS * (40L + 10 + 40 + 500);

    @TempDir Path directory;

    private final HeldDelivery kept = HeldDelivery.open();
    private Path capture = Path.of("");
    private long start;
    private Collection<String> lost = List.of();

    @BeforeEach
    void writeCapture() throws IOException {
        start = (Clock.systemUTC().millis() / 1_000 - 120) * 1_000_000;
        Captures out = Captures.pcap(1);
        for (int i = 0; i < EXCHANGES; i++) {
            String client = "192.0.2." + (1 + i);
            byte[] query = Packets.udp(30_000 + i, 53, new byte[QUERY]);
            byte[] answer = Packets.udp(53, 30_000 + i, new byte[ANSWER]);
            long time = start + i * 20_000L;
            out.packet(time, frame(Packets.ip(client, "198.51.100.53", 17, query)));
            out.packet(time + 900, frame(Packets.ip("198.51.100.53", client, 17, answer)));
        }
        for (int i = 0; i < ROUNDS; i++) {
            byte[] ask = Packets.tcp(40_000, 1_883, Packets.ACK, 1 + 10L * i, new byte[10]);
            byte[] tell = Packets.tcp(1_883, 40_000, Packets.ACK, 1 + 500L * i, new byte[500]);
            long time = start + 1_300_000 + i * 40_000L;
            out.packet(time, frame(Packets.ip("192.0.2.200", "198.51.100.9", 6, ask)));
            out.packet(time + 700, frame(Packets.ip("198.51.100.9", "192.0.2.200", 6, tell)));
        }
        capture = Files.write(directory.resolve("generated.pcap"), out.toBytes());
    }

    private static byte[] frame(byte[] ip) {
        return Packets.frame(ip);
    }

    private FlowCollector started() throws IOException {
        FlowCollector collector =
                new FlowCollector(
                        FlowListenSettings.defaults(InetAddress.getLoopbackAddress(), List.of(0)),
                        new DecodeSettings("default", null, null, null, new byte[32], false),
                        kept,
                        Clock.systemUTC());
        collector.start();
        return collector;
    }

    private void totalsAgree(FlowCollector collector, String dataset) throws Exception {
        await().atMost(LONG).until(() -> packets() >= PACKETS);
        ListenReport report = collector.stop(LONG);
        assertThat(report.dropped()).isZero();
        assertThat(report.rejected()).isZero();
        assertThat(packets()).isEqualTo(PACKETS);
        assertThat(
                        kept.flows().stream()
                                .mapToLong(
                                        f -> f.getSourceBytes() + orZero(f.getDestinationBytes()))
                                .sum())
                .isEqualTo(BYTES);
        assertThat(kept.flows())
                .allMatch(f -> f.getDataset().equals(dataset))
                .allMatch(f -> f.getSamplingRate() == 1);
        assertThat(kept.letters()).isEmpty();
        lost = collector.exporters().values();
    }

    private void nothingLost() {
        assertThat(lost).hasSize(1).allMatch(line -> line.endsWith(" 0 lost on the way"));
    }

    private void timesAgree() {
        assertThat(kept.flows())
                .allMatch(f -> Math.abs(f.getStartTime() - start) < 5_000_000)
                .allMatch(f -> Math.abs(f.getEndTime() - start) < 5_000_000)
                .allMatch(f -> f.getStartTime() <= f.getEndTime());
    }

    private long packets() {
        return kept.flows().stream()
                .mapToLong(f -> f.getSourcePackets() + orZero(f.getDestinationPackets()))
                .sum();
    }

    private static long orZero(Long value) {
        return value == null ? 0 : value;
    }

    @ParameterizedTest
    @CsvSource({
        "5, '', netflow.v5",
        "9, '', netflow.v9",
        "10, '', netflow.ipfix",
        "10, -b, netflow.ipfix"
    })
    void softflowd(String version, String both, String dataset) throws Exception {
        installed("softflowd", "softflowctl");
        FlowCollector collector = started();
        Path control = directory.resolve("control");
        Process exporter =
                run(
                        "softflowd",
                        "-d",
                        "-r",
                        capture.toString(),
                        "-n",
                        "127.0.0.1:" + collector.ports().get(0),
                        "-v",
                        version,
                        "-p",
                        directory.resolve("pid").toString(),
                        "-c",
                        control.toString(),
                        both);
        // With recent versions of libpcap it waits for its control socket before it reads a file.
        await().atMost(LONG).until(() -> Files.exists(control) || !exporter.isAlive());
        await().atMost(LONG)
                .until(
                        () ->
                                !exporter.isAlive()
                                        || run(
                                                                "softflowctl",
                                                                "-c",
                                                                control.toString(),
                                                                "statistics")
                                                        .waitFor(10, TimeUnit.SECONDS)
                                                && !exporter.isAlive());
        totalsAgree(collector, dataset);
        timesAgree();
        if (!version.equals("10")) {
            // Its IPFIX sequence numbers count more than its data records.
            nothingLost();
        }
        if (!both.isEmpty()) {
            assertThat(kept.flows())
                    .hasSize(EXCHANGES + 1)
                    .allMatch(f -> f.getDestinationPackets() != null && f.getInitiatorKnown());
        } else {
            assertThat(kept.flows()).hasSize(2 * (EXCHANGES + 1));
        }
        assertThat(kept.flows().stream().filter(f -> f.getTransport() == 6))
                .isNotEmpty()
                .allMatch(f -> f.getTcpFlags() == Packets.ACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "9"})
    void nfreplay(String version) throws Exception {
        installed("nfpcapd", "nfreplay");
        Path folder = Files.createDirectory(directory.resolve("nf"));
        done(run("nfpcapd", "-r", capture.toString(), "-w", folder.toString()));
        FlowCollector collector = started();
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files =
                    listed.filter(f -> f.getFileName().toString().matches("nfcapd\\.\\d+"))
                            .sorted()
                            .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            done(
                    run(
                            "nfreplay",
                            "-r",
                            file.toString(),
                            "-H",
                            "127.0.0.1",
                            "-p",
                            collector.ports().get(0).toString(),
                            "-v",
                            version));
        }
        totalsAgree(collector, "netflow.v" + version);
        nothingLost();
        timesAgree();
    }

    /** At its end pmacctd does not send the datagram that it is filling: at most 12 samples. */
    @Test
    void pmacctdSflow() throws Exception {
        installed("pmacctd");
        FlowCollector collector = started();
        done(
                pmacctd(
                        "plugins: sfprobe[s]",
                        "sfprobe_receiver: 127.0.0.1:" + collector.ports().get(0),
                        "sfprobe_agentip: 192.0.2.254"));
        await().atMost(LONG).until(() -> packets() > PACKETS - 12);
        ListenReport report = collector.stop(LONG);
        assertThat(report.dropped() + report.rejected()).isZero();
        List<Flow> flows = kept.flows();
        // The packets of the capture, from its first one on: 68 and 928 bytes by turns, 50 and 540.
        for (int i = 0; i < flows.size(); i++) {
            long question = i < 2 * EXCHANGES ? 28 + QUERY : 50;
            long answer = i < 2 * EXCHANGES ? 28 + ANSWER : 540;
            assertThat(flows.get(i).getSourceBytes()).isEqualTo(i % 2 == 0 ? question : answer);
        }
        assertThat(flows)
                .allMatch(f -> f.getSourcePackets() == 1 && f.getSamplingRate() == 1)
                .allMatch(f -> f.getSensor().equals("192.0.2.254"))
                .allMatch(f -> f.getDataset().equals("sflow.sample"));
        assertThat(collector.exporters().values())
                .hasSize(1)
                .allMatch(line -> line.endsWith(" 0 lost on the way"));
    }

    @Test
    void pmacctdIpfix() throws Exception {
        installed("pmacctd");
        FlowCollector collector = started();
        done(
                pmacctd(
                        "plugins: nfprobe[n]",
                        "nfprobe_receiver: 127.0.0.1:" + collector.ports().get(0),
                        "nfprobe_version: 10",
                        "aggregate[n]: src_host, dst_host, src_port, dst_port, proto, tos, tcpflags"));
        totalsAgree(collector, "netflow.ipfix");
        nothingLost();
        timesAgree();
    }

    private Process pmacctd(String... lines) throws IOException {
        Path configuration = directory.resolve("pmacctd.conf");
        Files.writeString(
                configuration,
                "daemonize: false\npcap_savefile: "
                        + capture
                        + "\n"
                        + String.join("\n", lines)
                        + "\n");
        return run("pmacctd", "-f", configuration.toString());
    }

    private static void done(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private Process run(String... command) throws IOException {
        List<String> words = Arrays.stream(command).filter(word -> !word.isEmpty()).toList();
        return new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void installed(String... programs) {
        for (String program : programs) {
            boolean found =
                    Stream.concat(
                                    Stream.of("/usr/sbin"),
                                    Arrays.stream(System.getenv("PATH").split(":")))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
            assumeTrue(found, () -> program + " is not installed");
        }
    }
}
