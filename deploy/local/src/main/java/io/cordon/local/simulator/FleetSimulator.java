package io.cordon.local.simulator;

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
     */
    public static SimulatedFleet simulate(long seed, Instant end) {
        Stage stage = new Stage(seed, Timeline.endingAt(end));
        for (Story story :
                List.of(
                        new BruteForceAttacks(),
                        new BruteForceLookAlikes(),
                        new DefaultCredentials(),
                        new TelnetExposure(),
                        new OpenResolvers(),
                        new Scans(),
                        new EverydayTraffic())) {
            story.play(stage);
        }
        List<TelemetryFile> files = new ArrayList<>();
        for (Segment segment : Segment.values()) {
            files.addAll(stage.sensor(segment).files());
        }
        files.add(stage.decoy().file());
        return new SimulatedFleet(
                files, stage.truth().planted(), stage.truth().lookAlikes(), networks());
    }

    /** The prefixes that are ours in every run. */
    public static List<String> networks() {
        return Arrays.stream(Segment.values()).flatMap(s -> s.networks().stream()).toList();
    }
}
