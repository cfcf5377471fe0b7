package io.cordon.bench.latency;

import io.cordon.detect.amplification.reflector.ReflectorDetector;
import io.cordon.detect.amplification.victim.VictimDetector;
import io.cordon.schema.address.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Clock;

/**
 * Sends probes to a flow collector on loopback: each is one IPFIX datagram about a host of its own
 * in 2001:db8::/32, in a /48 of its own. Not thread-safe.
 */
final class FlowProber implements ProbeSource {

    private static final String TENANT = "default";

    /** More than 20 reflectors make the volume tier. */
    private static final int REFLECTORS = 21;

    /** Of each reflector: together 112 Mbit/s over a minute, above the tier's 100. */
    private static final long ANSWERED = 40_000_000;

    /** A finding asks for 10 MB, five times what was asked for. */
    private static final long REFLECTED = 12_000_000;

    private static final long REQUESTED = 96_000;
    private static final long BYTES_PER_PACKET = 1_000;
    private static final long DURATION = 5_000;
    private static final int NTP = 123;
    private static final int CLIENT_PORT = 40_000;

    private static final long REFLECTOR_NETWORK = 0x20010db8_f0000000L;
    private static final long OUR_NETWORK = 0x20010db8_00010000L;
    private static final long FIRST_HOST = 0x20010db8_40000000L;

    private final ProbeKind kind;
    private final Clock clock;
    private final DatagramChannel channel;
    private final AttackExport export = new AttackExport();
    private long number;
    private long sequence;

    FlowProber(ProbeKind kind, InetSocketAddress collector, Clock clock) throws IOException {
        this.kind = kind;
        this.clock = clock;
        this.channel = DatagramChannel.open();
        channel.connect(collector);
    }

    @Override
    public Probe probe() throws IOException {
        long now = clock.millis();
        // One in 32,768 /48 networks, so that no prefix is flooded.
        IpAddress host = new IpAddress(FIRST_HOST + ((++number & 0x7fff) << 16), number);
        export.begin(now / 1000, sequence);
        Probe probe = kind == ProbeKind.VOLUME ? flood(host, now) : reflection(host, now);
        sequence += export.flows();
        channel.write(export.end());
        probe.appended(System.nanoTime(), null);
        return probe;
    }

    private Probe flood(IpAddress victim, long now) {
        for (int i = 1; i <= REFLECTORS; i++) {
            flow(new IpAddress(REFLECTOR_NETWORK, i), NTP, victim, CLIENT_PORT, ANSWERED, now);
        }
        return Probe.sent(TENANT, VictimDetector.ID, "victim", victim.text(), now * 1000);
    }

    private Probe reflection(IpAddress client, long now) {
        IpAddress server = new IpAddress(OUR_NETWORK, 0xf000_0000L + number);
        flow(client, CLIENT_PORT, server, NTP, REQUESTED, now);
        flow(server, NTP, client, CLIENT_PORT, REFLECTED, now);
        return Probe.sent(
                TENANT,
                ReflectorDetector.ID,
                "pair",
                client.text() + ">" + server.text(),
                now * 1000);
    }

    private void flow(
            IpAddress source, int port, IpAddress target, int targetPort, long bytes, long now) {
        export.flow(
                source,
                port,
                target,
                targetPort,
                bytes,
                bytes / BYTES_PER_PACKET,
                now - DURATION,
                now);
    }

    @Override
    public int records() {
        return kind == ProbeKind.VOLUME ? REFLECTORS : 2;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
