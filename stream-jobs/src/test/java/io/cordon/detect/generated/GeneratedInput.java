package io.cordon.detect.generated;

import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * All generated input of every rule. The same seed gives the same records on every machine; every
 * call makes new ones, since Avro records can be changed.
 */
public final class GeneratedInput {

    /** The seed of the build; any other serves as well. */
    public static final long SEED = 20_260_302L;

    /**
     * One run over everything at once.
     *
     * @param scenarios whose expectations hold in this run, each with its own subject
     * @param records theirs and benign background, shuffled
     * @param background its part that no scenario is about
     * @param feeds to be given to the run
     */
    public record Whole(
            List<Scenario> scenarios,
            List<SpecificRecordBase> records,
            List<SpecificRecordBase> background,
            ReferenceFeeds feeds) {}

    private GeneratedInput() {}

    /** Every scenario of every rule and family. */
    public static List<Scenario> scenarios(long seed) {
        List<Scenario> scenarios = new ArrayList<>();
        for (Family family : Family.values()) {
            scenarios.addAll(scenarios(new Cast(family), new Random(seed + family.ordinal())));
        }
        return List.copyOf(scenarios);
    }

    /** All scenarios that are about a run with networks, mixed with background. */
    public static Whole whole(long seed) {
        Random random = new Random(seed + Family.values().length);
        List<Scenario> played = new ArrayList<>();
        List<SpecificRecordBase> records = new ArrayList<>();
        List<SpecificRecordBase> background = new ArrayList<>();
        for (Family family : Family.values()) {
            Cast cast = new Cast(family);
            scenarios(cast, new Random(seed + family.ordinal())).stream()
                    .filter(scenario -> !scenario.networks().isEmpty())
                    .filter(GeneratedInput::isWithinTwoHours)
                    .filter(GeneratedInput::isMixed)
                    .forEach(played::add);
            background.addAll(Background.of(cast, random));
        }
        records.addAll(background);
        played.forEach(scenario -> records.addAll(scenario.records()));
        Collections.shuffle(records, random);
        return new Whole(
                List.copyOf(played),
                List.copyOf(records),
                List.copyOf(background),
                TestFeeds.with(Cast.OURS));
    }

    private static List<Scenario> scenarios(Cast cast, Random random) {
        return Script.all(
                BruteFastScenarios.of(cast, random),
                BruteSlowScenarios.of(cast, random),
                BruteSipScenarios.of(cast, random),
                SprayScenarios.of(cast, random),
                SprayDistScenarios.of(cast, random),
                FailThenSuccessScenarios.of(cast, random),
                DefaultAttemptScenarios.of(cast, random),
                DefaultSuccessScenarios.of(cast, random),
                ReuseScenarios.of(cast, random),
                CleartextScenarios.of(cast, random),
                EmptyScenarios.of(cast, random),
                GuessOutboundScenarios.of(cast, random),
                TelnetExposedScenarios.of(cast, random),
                OpenResolverScenarios.of(cast, random),
                OpenServiceScenarios.of(cast, random),
                NtpMonlistScenarios.of(cast, random),
                MiddleboxScenarios.of(cast, random),
                ScanHorizontalScenarios.of(cast, random),
                ScanMiraiScenarios.of(cast, random),
                VictimScenarios.of(cast, random),
                CarpetScenarios.of(cast, random),
                MultivectorScenarios.of(cast, random),
                DnsLargeScenarios.of(cast, random),
                AmpHoneypotScenarios.of(cast, random),
                BackscatterScenarios.of(cast, random),
                DosScenarios.volume(cast, random),
                ServiceScenarios.one(cast, random),
                ServiceScenarios.many(cast, random),
                DosScenarios.synFlood(cast, random),
                FirmwareScenarios.of(cast, random));
    }

    /** Of the floods a few, so that the whole stays small. */
    private static boolean isMixed(Scenario scenario) {
        String name = scenario.name().substring(scenario.name().lastIndexOf('/') + 1);
        return switch (scenario.rule()) {
            case DosScenarios.SYN_FLOOD -> DosScenarios.MIXED.contains(name);
            case DnsLargeScenarios.RULE ->
                    scenario.records().size() < 2_000 || name.equals(DnsLargeScenarios.MIXED);
            default -> true;
        };
    }

    /** Others would make records of their time late for the rest. */
    private static boolean isWithinTwoHours(Scenario scenario) {
        return scenario.records().stream()
                .mapToLong(GeneratedInput::time)
                .allMatch(
                        time ->
                                time >= Timeline.EDGE - Timeline.HOUR
                                        && time < Timeline.EDGE + Timeline.HOUR);
    }

    static long time(SpecificRecordBase telemetry) {
        if (telemetry instanceof Flow flow) {
            return flow.getEndTime();
        }
        if (telemetry instanceof DeviceObservation device) {
            return device.getTime();
        }
        return telemetry instanceof DnsTransaction dns
                ? dns.getTime()
                : ((LoginAttempt) telemetry).getTime();
    }
}
