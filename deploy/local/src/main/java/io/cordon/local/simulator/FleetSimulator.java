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

    private static final List<Story> EARLIER =
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
                    new EverydayTraffic(),
                    new OpenServices(),
                    new LargeAnswers(),
                    new Middleboxes(),
                    new ReflectionAttacks(),
                    new VictimLookAlikes(),
                    new CarpetBombing(),
                    new Floods(),
                    new FirmwareChanges(),
                    new TakenOver());

    private FleetSimulator() {}

    /**
     * One run of the fleet, to be fed within seconds of its end: the last stories are of the last
     * seconds, since rules that compare directions judge ten seconds when event time has passed
     * them, and whatever comes later is late.
     *
     * @param seed decides times, ports and counts; the stories are always the same
     * @param end the last line is stamped before this instant, the first at most 100 minutes
     *     earlier
     * @param key that credentials are named with; decides the subjects of findings about them and
     *     nothing else
     */
    public static SimulatedFleet simulate(long seed, Instant end, FingerprintKey key) {
        return play(seed, end, key, List.of(new Reflectors(), new SynFloods()));
    }

    /** The same without the stories of the last seconds, to be fed whenever it suits. */
    public static SimulatedFleet settled(long seed, Instant end, FingerprintKey key) {
        return play(seed, end, key, List.of());
    }

    private static SimulatedFleet play(
            long seed, Instant end, FingerprintKey key, List<Story> last) {
        Stage stage = new Stage(seed, Timeline.endingAt(end), key);
        EARLIER.forEach(story -> story.play(stage));
        last.forEach(story -> story.play(stage));
        List<TelemetryFile> files = new ArrayList<>();
        if (!last.isEmpty()) {
            files.add(stage.access().file());
        }
        files.add(stage.border().file());
        for (Segment segment : Segment.values()) {
            files.addAll(stage.sensor(segment).files());
        }
        files.add(stage.decoy().file());
        files.add(stage.syslog().file());
        files.add(stage.reports().file());
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

    /** What the operator of every run knows: where the devices of each segment stand. */
    public static String assetsFile() {
        StringBuilder file = new StringBuilder("device,operator,sector,setting,contact\n");
        for (Segment segment : Segment.values()) {
            for (String prefix : segment.networks()) {
                file.append(prefix).append(',').append(segment.owner()).append('\n');
            }
        }
        return file.toString();
    }

    /** The prefixes that are ours in every run. */
    public static List<String> networks() {
        return Arrays.stream(Segment.values()).flatMap(s -> s.networks().stream()).toList();
    }
}
