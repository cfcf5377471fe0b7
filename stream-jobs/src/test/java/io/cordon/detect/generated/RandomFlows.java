package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Flows of every shape around few addresses and ports, so that thresholds are met and missed. */
public final class RandomFlows {

    private static final int[] PORTS = {
        0, 0, 19, 53, 53, 80, 123, 123, 161, 443, 1900, 1900, 3478, 6881, 9999, 11_211, 40_000
    };
    private static final int[] VECTORS = {0, 53, 123, 1900};
    private static final int[] PROTOCOLS = {17, 17, 17, 17, 17, 17, 6, 1, 58};
    private static final long[] RATES = {1, 1, 1, 2, 100, 10_000};
    private static final int[] FLAGS = {0x02, 0x12, 0x14, 0x04, 0x06, 0x1b, 0x10};
    private static final int[] ANSWERS = {0x00, 0x04, 0x08, 0x10, 0x11, 0x12, 0x14, 0x18, 0x1b};
    private static final String[] STATES = {"S0", "SF", "REJ", "RSTO", "OTH"};

    private final Random random;
    private final Family family;
    private final boolean honeypot;

    /** Unasked answers of few services to one host or one carpet of them, and nothing else. */
    private final boolean focused;

    /** One service of ours is asked a little by many, and answers something. */
    private final boolean serving;

    private final int hosts;
    private final int strangers;
    private final long span;
    private final long scale;

    private RandomFlows(Random random) {
        this.random = random;
        this.family = random.nextBoolean() ? Family.V4 : Family.V6;
        this.honeypot = random.nextInt(6) == 0;
        this.focused = random.nextInt(3) == 0;
        this.serving = !focused && random.nextInt(5) == 0;
        this.hosts = focused ? 1 + random.nextInt(2) * 20 : 1 + random.nextInt(3) * 12;
        this.strangers = focused ? 22 : 2 + random.nextInt(40);
        this.span = Timeline.PANE * (1 + random.nextInt(focused ? 10 : 60));
        this.scale = (long) Math.pow(10, 1 + random.nextInt(9));
    }

    /** 20 to 220 flows around midnight; the same seed gives the same. */
    public static List<Flow> of(long seed) {
        Random random = new Random(seed);
        RandomFlows flows = new RandomFlows(random);
        List<Flow> drawn = new ArrayList<>();
        int n = 20 + random.nextInt(200);
        for (int i = 0; i < n; i++) {
            drawn.add(flows.next());
        }
        return drawn;
    }

    private Flow next() {
        long end = Timeline.EDGE - span / 2 + random.nextLong(span);
        // Often at the very edge of a pane.
        end = random.nextInt(5) == 0 ? end / Timeline.PANE * Timeline.PANE : end;
        IpAddress ours = family.ours(1 + random.nextInt(hosts));
        IpAddress stranger = stranger();
        boolean inward = focused || random.nextInt(4) > 0;
        int from = port();
        Flow flow =
                Datagrams.oneWay(
                        end - start(),
                        end,
                        inward ? stranger : ours,
                        from,
                        inward ? ours : stranger,
                        focused && from != 0 ? 40_000 : port(),
                        count(1),
                        count(900));
        flow.setTransport(focused ? 17 : PROTOCOLS[random.nextInt(PROTOCOLS.length)]);
        flow.setInitiatorKnown(random.nextInt(3) == 0);
        if (!focused && random.nextInt(3) == 0) {
            flow.setDestinationPackets(count(1));
            flow.setDestinationBytes(count(1_400));
        }
        if (random.nextInt(8) == 0) {
            flow.setSourcePackets(null);
            flow.setSourceBytes(null);
        }
        if (random.nextInt(4) > 0) {
            flow.setTcpFlags(FLAGS[random.nextInt(FLAGS.length)]);
        }
        if (random.nextInt(6) == 0) {
            flow.setConnectionState(STATES[random.nextInt(STATES.length)]);
        }
        if (flow.getTransport() == 1 || flow.getTransport() == 58) {
            flow.setIcmpType(random.nextInt(20));
        }
        if (!focused && random.nextInt(10) == 0) {
            web(flow);
        } else if (serving && random.nextInt(3) > 0) {
            serve(flow, stranger);
        }
        if (flow.getTransport() == 17 && random.nextInt(10) == 0) {
            flow.setNtpMode(6 + random.nextInt(2));
        }
        flow.setSamplingRate(RATES[random.nextInt(RATES.length)]);
        flow.setSensor(random.nextInt(4) == 0 ? "edge-2" : "edge-1");
        flow.setVantage(honeypot ? Vantage.HONEYPOT : Vantage.NETWORK);
        return flow;
    }

    /** Now and then a group, everybody or nobody. */
    private IpAddress stranger() {
        List<IpAddress> groups = family.groups();
        return focused || random.nextInt(12) > 0
                ? family.target(random.nextInt(strangers))
                : groups.get(random.nextInt(groups.size()));
    }

    private void serve(Flow flow, IpAddress client) {
        long packets = 1 + random.nextLong(20);
        flow.setTransport(17);
        flow.setSourceAddress(client.toAvro());
        flow.setDestinationAddress(family.ours(1).toAvro());
        flow.setDestinationPort(1900);
        flow.setSourcePackets(1L);
        flow.setSourceBytes(48 + random.nextLong(80));
        flow.setDestinationPackets(packets);
        flow.setDestinationBytes(packets * (48 + random.nextLong(1_000)));
    }

    /** Both sides of a connection that was opened, or only half of it. */
    private void web(Flow flow) {
        flow.setTransport(6);
        flow.setDestinationPort(random.nextBoolean() ? 80 : 443);
        flow.setTcpFlags(FLAGS[random.nextInt(FLAGS.length)]);
        flow.setTcpFlagsReverse(ANSWERS[random.nextInt(ANSWERS.length)]);
        flow.setDestinationPackets(count(1));
        flow.setDestinationBytes(count(4_000));
    }

    private long start() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong(700 * Timeline.SECOND);
            case 1 -> 300 * Timeline.SECOND;
            case 2 -> -Timeline.SECOND;
            default -> random.nextLong(20 * Timeline.SECOND);
        };
    }

    private int port() {
        int[] ports = focused ? VECTORS : PORTS;
        return ports[random.nextInt(ports.length)];
    }

    private @Nullable Long count(int times) {
        return switch (random.nextInt(30)) {
            case 0 -> null;
            case 1 -> 0L;
            case 2 -> random.nextInt(20) == 0 ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(1);
            default -> (1 + random.nextLong(scale)) * times;
        };
    }
}
