package io.cordon.local.simulator;

import io.cordon.schema.credential.FingerprintKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What every story plays on: the clock, the addresses, the sensors that watch, and the truth. */
final class Stage {

    private final Timeline timeline;
    private final RandomGenerator random;
    private final Addresses addresses = new Addresses();
    private final Truth truth;
    private final Map<Segment, NetworkSensor> sensors = new EnumMap<>(Segment.class);
    private final Decoy decoy;
    private final DeviceSyslog syslog;

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

    NetworkSensor sensor(Segment segment) {
        NetworkSensor sensor = sensors.get(segment);
        if (sensor == null) {
            throw new IllegalStateException("segment has no sensor: " + segment);
        }
        return sensor;
    }

    /** Start of a burst of this length, on the side that the caller's counter picks. */
    long slot(int number, long length) {
        return timeline.slot(
                number % 2 == 0 ? Timeline.Side.AFTER : Timeline.Side.BEFORE, length, random);
    }
}
