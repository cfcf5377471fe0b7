package io.cordon.bench.load;

import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import java.util.SplittableRandom;

/** DNS: devices ask resolvers outside; some devices answer anybody outside, recursively. */
final class DnsTraffic {

    private static final int VARIANTS = 64;
    private static final int SENSORS = 4;
    private static final int RESOLVERS = 50;
    private static final int OPEN_RESOLVERS = 300;
    private static final String[] TYPES = {"A", "AAAA", "HTTPS", "PTR", "SRV", "TXT"};

    private final Shape[] asked = new Shape[VARIANTS];
    private final Shape[] open = new Shape[VARIANTS];
    private final Load load;
    private final Population population;

    DnsTraffic(Load load, Population population) {
        this.load = load;
        this.population = population;
        Framing<DnsTransaction> framing = Framing.of(DnsTransaction.class);
        for (int variant = 0; variant < VARIANTS; variant++) {
            asked[variant] = new Shape(framing.encode(dns(variant, variant % 9 == 0 ? 3 : 0)));
            open[variant] = new Shape(framing.encode(dns(variant, 0)));
        }
    }

    private static DnsTransaction dns(int variant, int responseCode) {
        return DnsTransaction.newBuilder()
                .setTransport(17)
                .setServerPort(53)
                .setAnswered(true)
                .setResponseCode(responseCode)
                .setAuthoritative(false)
                .setRecursionDesired(true)
                .setRecursionAvailable(true)
                .setAnswerCount(responseCode == 0 ? 1 + variant % 4 : 0)
                .setClientAddress(Shape.FIRST.toAvro())
                .setClientPort(40_000 + 313 * variant)
                .setServerAddress(Shape.SECOND.toAvro())
                .setTime(Shape.TIME)
                .setQueryName("host-" + variant + ".service-" + variant % 7 + ".example.net")
                .setQueryType(TYPES[variant % TYPES.length])
                .setRequestBytes(40L + variant)
                .setResponseBytes(90L + 7L * variant)
                .setTenant(LoadRecord.TENANT)
                .setSensor("border-" + (1 + variant % SENSORS))
                .setVantage(Vantage.NETWORK)
                .setDeviceId(null)
                .setDataset("zeek.dns")
                .build();
    }

    /** The next transaction. */
    void next(SplittableRandom random, int device, long micros, LoadRecord into) {
        if (random.nextDouble() >= load.mix().attack()) {
            boolean v6 = population.v6(device);
            long high = population.deviceHigh(v6);
            long low = population.deviceLow(device, v6);
            Shape shape = asked[(device & 3) + 4 * random.nextInt(VARIANTS / 4)];
            byte[] framed =
                    shape.with(
                            high,
                            low,
                            population.outerHigh(v6),
                            population.outerLow(random.nextInt(RESOLVERS), v6),
                            micros,
                            0);
            into.set(Dataset.DNS, framed, high, low, micros);
        } else {
            int server = random.nextInt(Math.min(load.devices(), OPEN_RESOLVERS));
            boolean v6 = population.v6(server);
            long high = population.outerHigh(v6);
            long low = population.outerLow(random.nextInt(1 << 16), v6);
            byte[] framed =
                    open[(server & 3) + 4 * random.nextInt(VARIANTS / 4)].with(
                            high,
                            low,
                            population.deviceHigh(v6),
                            population.deviceLow(server, v6),
                            micros,
                            0);
            into.set(Dataset.DNS, framed, high, low, micros);
        }
    }
}
