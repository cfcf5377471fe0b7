package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.credential.FingerprintKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What every story plays on: the clock, the addresses, the sensors that watch, and the truth. */
final class Stage {

    /** What sums of bytes, packets and addresses are made for: ten seconds, aligned. */
    static final long PANE = 10 * Timeline.SECOND;

    private final Timeline timeline;
    private final RandomGenerator random;
    private final Addresses addresses = new Addresses();
    private final Truth truth;
    private final Map<Segment, NetworkSensor> sensors = new EnumMap<>(Segment.class);
    private final Decoy decoy;
    private final DeviceSyslog syslog;
    private final DeviceReports reports = new DeviceReports();
    private final Map<Family, List<IpAddress>> pools = new EnumMap<>(Family.class);
    private final FlowExporter border = new FlowExporter("border-router");
    private final FlowExporter access = new FlowExporter("access-router");

    Stage(long seed, Timeline timeline, FingerprintKey key) {
        this.timeline = timeline;
        this.truth = new Truth(key);
        // SplittableRandom's sequence is specified by its seed and does not change between JDKs.
        this.random = new SplittableRandom(seed);
        this.decoy = new Decoy(random);
        this.syslog = new DeviceSyslog(random);
        sensors.put(Segment.HOME, new ZeekSensor("zeek-home", random));
        sensors.put(
                Segment.HOSPITAL,
                new EveSensor(
                        "suricata-hospital", new ZeekSensor("zeek-hospital", random), random));
        sensors.put(Segment.PLANT, new ZeekSensor("zeek-plant", random));
    }

    Timeline timeline() {
        return timeline;
    }

    RandomGenerator random() {
        return random;
    }

    Addresses addresses() {
        return addresses;
    }

    Truth truth() {
        return truth;
    }

    Decoy decoy() {
        return decoy;
    }

    DeviceSyslog syslog() {
        return syslog;
    }

    DeviceReports reports() {
        return reports;
    }

    FlowExporter border() {
        return border;
    }

    /**
     * The router of stories that are told at {@link #lately}: the file to be fed first, since what
     * they are about is judged as soon as event time has passed, and then never again.
     */
    FlowExporter access() {
        return access;
    }

    /**
     * One of many addresses elsewhere that several stories may use, since no finding is about them:
     * reflectors, and senders that are forged.
     */
    IpAddress pool(Family family, int number) {
        List<IpAddress> pool = pools.computeIfAbsent(family, f -> new ArrayList<>());
        while (pool.size() <= number) {
            pool.add(addresses.outside(family));
        }
        return pool.get(number);
    }

    NetworkSensor sensor(Segment segment) {
        NetworkSensor sensor = sensors.get(segment);
        if (sensor == null) {
            throw new IllegalStateException("segment has no sensor: " + segment);
        }
        return sensor;
    }

    /** Start of so many whole panes of ten seconds, on the side that the caller's counter picks. */
    long panes(int number, int count) {
        long start = slot(number, (count + 1) * PANE);
        return Math.floorDiv(start + PANE - 1, PANE) * PANE;
    }

    /** Start of a pane that ended just before the simulation did: 1 for the last whole one. */
    long lately(int panesAgo) {
        return (timeline.last() / PANE - panesAgo) * PANE;
    }

    /** Start of a burst of this length, on the side that the caller's counter picks. */
    long slot(int number, long length) {
        return timeline.slot(
                number % 2 == 0 ? Timeline.Side.AFTER : Timeline.Side.BEFORE, length, random);
    }
}
