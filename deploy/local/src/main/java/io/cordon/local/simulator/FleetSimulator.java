package io.cordon.local.simulator;

import io.cordon.schema.credential.FingerprintKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Simulates the fleet: a pure function of a seed and an end time. */
public final class FleetSimulator {

    /** The seed of the demo. */
    public static final long SEED = 20_161_021L;

    private FleetSimulator() {}

    /**
     * One run of the fleet.
     *
     * @param seed decides times, ports and counts; the stories are always the same
     * @param end the last line is stamped before this instant, the first at most 100 minutes
     *     earlier
     * @param key that credentials are named with; decides the subjects of findings about them and
     *     nothing else
     */
    public static SimulatedFleet simulate(long seed, Instant end, FingerprintKey key) {
        Stage stage = new Stage(seed, Timeline.endingAt(end), key);
        for (Story story :
                List.of(
                        new BruteForceAttacks(),
                        new BruteForceLookAlikes(),
                        new DefaultCredentials(),
                        new TelnetExposure(),
                        new OpenResolvers(),
                        new Scans(),
                        new SlowGuessing(),
                        new PhoneGuessing(),
                        new Spraying(),
                        new BreakIns(),
                        new SharedPasswords(),
                        new OpenDoors(),
                        new InfectedDevices(),
                        new HonestPeople(),
                        new EverydayTraffic())) {
            story.play(stage);
        }
        List<TelemetryFile> files = new ArrayList<>();
        for (Segment segment : Segment.values()) {
            files.addAll(stage.sensor(segment).files());
        }
        files.add(stage.decoy().file());
        files.add(stage.syslog().file());
        return new SimulatedFleet(
                files, stage.truth().planted(), stage.truth().lookAlikes(), networks());
    }

    /** The allow file of every run: our own vulnerability scanner. */
    public static String allowFile() {
        return """
        prefix,rule,expires,reason
        %s,*,,vulnerability scanner of the plant
        %s,*,,vulnerability scanner of the plant
        """
                .formatted(Addresses.SCANNER_V4, Addresses.SCANNER_V6);
    }

    /** The prefixes that are ours in every run. */
    public static List<String> networks() {
        return Arrays.stream(Segment.values()).flatMap(s -> s.networks().stream()).toList();
    }
}
