package io.cordon.bench.load;

import java.util.SplittableRandom;

/** Makes the records of a load one after the other. Not thread-safe. */
public final class LoadGenerator {

    /** How far records may be out of order, microseconds. */
    private static final int JITTER = 2_000_000;

    private final Load load;
    private final SplittableRandom random;
    private final FlowTraffic flows;
    private final DnsTraffic dns;
    private final LoginTraffic logins;
    private final DeviceTraffic devices;
    private final LoadRecord record = new LoadRecord();
    private long number;

    /** At the load's first record. */
    public LoadGenerator(Load load) {
        this.load = load;
        this.random = new SplittableRandom(load.seed());
        Population population = new Population(load.mix().ipv6());
        this.flows = new FlowTraffic(load, population);
        this.dns = new DnsTraffic(load, population);
        this.logins = new LoginTraffic(load, population, new LoadCredentials());
        this.devices = new DeviceTraffic(population);
    }

    /** The next record of the load; valid until the call after. */
    public LoadRecord next() {
        long micros = load.micros(number++) - random.nextInt(JITTER);
        return at(micros);
    }

    /** A record of the load's mix at a given time, microseconds. */
    public LoadRecord at(long micros) {
        Mix mix = load.mix();
        double kind = random.nextDouble();
        int device = device();
        if (kind < mix.flows()) {
            flows.next(random, device, micros, record);
        } else if (kind < mix.flows() + mix.dns()) {
            dns.next(random, device, micros, record);
        } else if (kind < 1 - mix.devices()) {
            logins.next(random, device, micros, record);
        } else {
            devices.next(device, micros, record);
        }
        return record;
    }

    /** One flow of interest from a device, so that a rule keeps state of it. */
    public LoadRecord touch(int device, long micros) {
        flows.managed(random, device, micros, record);
        return record;
    }

    private int device() {
        double uniform = random.nextDouble();
        return (int) (skewed(uniform) * load.devices());
    }

    /**
     * Powers by multiplication where they are whole: the generator must not be what is measured.
     */
    private double skewed(double uniform) {
        double skew = load.mix().skew();
        if (skew == 1) {
            return uniform;
        }
        if (skew == 2) {
            return uniform * uniform;
        }
        if (skew == 4) {
            return uniform * uniform * uniform * uniform;
        }
        return Math.pow(uniform, skew);
    }
}
