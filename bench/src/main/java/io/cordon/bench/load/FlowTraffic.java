package io.cordon.bench.load;

import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Flows: everyday traffic that no rule looks at; management traffic on ports that rules look at;
 * scanners that meet a new device with every flow; answers of reflectors that victims among our
 * devices did not ask for; services of ours that amplify and telnet that answers, both to the
 * outside.
 */
final class FlowTraffic {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int VARIANTS = 16;
    private static final int SENSORS = 4;
    private static final int SCANNERS = 200;
    private static final int EXPOSED_DEVICES = 500;
    private static final int REFLECTORS = 2_000;
    private static final int VICTIMS = 50;
    private static final int ANY_PORT = 40_000;

    /** Everyday traffic: transport, port, weight. None is on a port of a rule about TCP flows. */
    private static final int[][] EVERYDAY = {
        {TCP, 443, 36}, {UDP, 443, 16}, {UDP, 53, 20}, {TCP, 80, 7}, {UDP, 123, 5},
        {TCP, 8883, 7}, {UDP, 3478, 3}, {TCP, 5228, 3}, {UDP, 5353, 2}, {1, 0, 1}
    };

    /** Management traffic: port and weight. */
    private static final int[][] MANAGEMENT = {
        {22, 30}, {1883, 25}, {445, 15}, {554, 10}, {8081, 10}, {3389, 6}, {23, 2}, {7547, 2}
    };

    /** What scanners look for. */
    private static final int[] SCANNED = {23, 2323, 22, 7547, 37215, 8291, 5555};

    /** Ports of services that reflect, of those outside and of ours. */
    private static final int[] REFLECTING = {53, 123, 161, 389, 1900, 11_211};

    private final Shape[][] everyday;
    private final Shape[][] management;
    private final Shape[][] scans;
    private final Shape[][] reflections;
    private final Shape[][] services;
    private final Shape[] telnet;
    private final int[] everydayPick;
    private final int[] managementPick;
    private final Framing<Flow> framing = Framing.of(Flow.class);
    private final Load load;
    private final Population population;
    private final int[] scanned = new int[SCANNERS];

    FlowTraffic(Load load, Population population) {
        this.load = load;
        this.population = population;
        everyday = new Shape[EVERYDAY.length][];
        for (int i = 0; i < EVERYDAY.length; i++) {
            everyday[i] = shapes(EVERYDAY[i][0], EVERYDAY[i][1], "SF");
        }
        management = new Shape[MANAGEMENT.length][];
        for (int i = 0; i < MANAGEMENT.length; i++) {
            management[i] = shapes(TCP, MANAGEMENT[i][0], "SF");
        }
        scans = new Shape[SCANNED.length][];
        for (int i = 0; i < SCANNED.length; i++) {
            scans[i] = shapes(TCP, SCANNED[i], "S0");
        }
        reflections = new Shape[REFLECTING.length][];
        services = new Shape[REFLECTING.length][];
        for (int i = 0; i < REFLECTING.length; i++) {
            reflections[i] = reflections(REFLECTING[i]);
            services[i] = shapes(UDP, REFLECTING[i], null);
        }
        telnet = shapes(TCP, 23, "SF");
        everydayPick = picks(EVERYDAY, 2);
        managementPick = picks(MANAGEMENT, 1);
    }

    /** One row for each part of a hundred, so that a choice is one look-up. */
    private static int[] picks(int[][] rows, int weight) {
        int[] picks = new int[100];
        int at = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row][weight]; i++) {
                picks[at++] = row;
            }
        }
        if (at != picks.length) {
            throw new IllegalStateException("weights add up to " + at);
        }
        return picks;
    }

    private Shape[] shapes(int transport, int port, @Nullable String state) {
        Shape[] shapes = new Shape[VARIANTS];
        for (int variant = 0; variant < VARIANTS; variant++) {
            shapes[variant] = new Shape(framing.encode(flow(transport, port, state, variant)));
        }
        return shapes;
    }

    /** One way only, from the service's port: nobody asked. */
    private Shape[] reflections(int port) {
        Shape[] shapes = new Shape[VARIANTS];
        for (int variant = 0; variant < VARIANTS; variant++) {
            Flow flow = flow(UDP, ANY_PORT, null, variant);
            flow.setSourcePort(port);
            flow.setSourceBytes(468L * (1 + variant));
            flow.setDestinationBytes(0L);
            flow.setDestinationPackets(0L);
            shapes[variant] = new Shape(framing.encode(flow));
        }
        return shapes;
    }

    private Flow flow(int transport, int port, @Nullable String state, int variant) {
        boolean tcp = transport == TCP;
        boolean answered = !"S0".equals(state);
        boolean icmp = transport == 1;
        return Flow.newBuilder()
                .setTransport(transport)
                .setDestinationPort(port)
                // From the ephemeral range, away from every port that a rule looks at.
                .setSourcePort(icmp ? 0 : 40_000 + 997 * variant)
                .setTcpFlags(tcp ? (answered ? 0x1b : 0x02) : null)
                .setTcpFlagsReverse(tcp ? (answered ? 0x1b : 0x00) : null)
                .setConnectionState(tcp ? state : null)
                .setInitiatorKnown(true)
                .setSourceAddress(Shape.FIRST.toAvro())
                .setDestinationAddress(Shape.SECOND.toAvro())
                .setStartTime(Shape.START)
                .setEndTime(Shape.TIME)
                .setSourceBytes(64L + 411L * variant)
                .setSourcePackets(1L + variant)
                .setDestinationBytes(answered ? 120L + 5077L * variant : 0L)
                .setDestinationPackets(answered ? 1L + 3L * variant : 0L)
                .setIcmpType(icmp ? 8 : null)
                .setIcmpCode(icmp ? 0 : null)
                .setSamplingRate(load.mix().sampling())
                .setTenant(LoadRecord.TENANT)
                .setSensor("border-" + (1 + variant % SENSORS))
                .setVantage(Vantage.NETWORK)
                .setDeviceId(null)
                .setDataset("zeek.conn")
                .build();
    }

    /** The next flow. */
    void next(SplittableRandom random, int device, long micros, LoadRecord into) {
        if (random.nextDouble() >= load.mix().candidates()) {
            int row = everydayPick[random.nextInt(100)];
            outward(everyday[row], device, random.nextInt(1 << 20), random, micros, into);
        } else if (random.nextDouble() >= load.mix().attack()) {
            managed(random, device, micros, into);
        } else {
            attack(random, micros, into);
        }
    }

    /** Half of it scans, most of the rest reflection. */
    private void attack(SplittableRandom random, long micros, LoadRecord into) {
        int kind = random.nextInt(20);
        if (kind < 10) {
            scan(random, micros, into);
            return;
        }
        int service = random.nextInt(REFLECTING.length);
        int exposed = random.nextInt(Math.min(load.devices(), EXPOSED_DEVICES));
        int host = random.nextInt(1 << 16);
        if (kind < 18) {
            int reflector = random.nextInt(REFLECTORS);
            int victim = exposed % VICTIMS;
            Shape shape = reflections[service][reflector & (VARIANTS - 1)];
            inward(shape, reflector, victim, 4_000_000, micros, into);
        } else if (kind < 19) {
            Shape shape = services[service][exposed & (VARIANTS - 1)];
            inward(shape, host, exposed, 200_000, micros, into);
        } else {
            inward(telnet[exposed & (VARIANTS - 1)], host, exposed, 800_000, micros, into);
        }
    }

    /** A device speaks to one of its three servers: of interest to a rule, and harmless. */
    void managed(SplittableRandom random, int device, long micros, LoadRecord into) {
        int row = managementPick[random.nextInt(100)];
        int server = (int) ((device * 31L + random.nextInt(3)) & 0xffff);
        outward(management[row], device, server, random, micros, into);
    }

    private void outward(
            Shape[] shapes,
            int device,
            int host,
            SplittableRandom random,
            long micros,
            LoadRecord into) {
        boolean v6 = population.v6(device);
        long high = population.deviceHigh(v6);
        long low = population.deviceLow(device, v6);
        // What a device's flows look like is its own: one sensor sees a device.
        byte[] framed =
                shapes[device & (VARIANTS - 1)].with(
                        high,
                        low,
                        population.outerHigh(v6),
                        population.outerLow(host, v6),
                        micros,
                        random.nextInt(30_000_000));
        into.set(Dataset.FLOW, framed, high, low, micros);
    }

    private void scan(SplittableRandom random, long micros, LoadRecord into) {
        int scanner = random.nextInt(SCANNERS);
        int victim = (scanned[scanner]++ * 7919 + scanner) % load.devices();
        Shape[] shapes = scans[scanner % SCANNED.length];
        inward(shapes[scanner & (VARIANTS - 1)], scanner, Math.abs(victim), 0, micros, into);
    }

    private void inward(
            Shape shape, int host, int device, long duration, long micros, LoadRecord into) {
        boolean v6 = population.v6(device);
        long high = population.outerHigh(v6);
        long low = population.outerLow(host, v6);
        byte[] framed =
                shape.with(
                        high,
                        low,
                        population.deviceHigh(v6),
                        population.deviceLow(device, v6),
                        micros,
                        duration);
        into.set(Dataset.FLOW, framed, high, low, micros);
    }
}
