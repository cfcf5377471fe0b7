package io.cordon.detect.generated;

import io.cordon.schema.address.IpPrefix;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * All generated input of the five rules. The same seed gives the same records on every machine;
 * every call makes new ones, since Avro records can be changed.
 */
public final class GeneratedInput {

    /** The seed of the build; any other serves as well. */
    public static final long SEED = 20_260_302L;

    /**
     * One run over everything at once.
     *
     * @param scenarios whose expectations hold in this run, each with its own subject
     * @param records theirs and benign background, shuffled
     * @param networks to be given to the run
     * @param defaults fingerprints of the default pairs in force
     */
    public record Whole(
            List<Scenario> scenarios,
            List<SpecificRecordBase> records,
            List<IpPrefix> networks,
            Set<ByteBuffer> defaults) {}

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
        for (Family family : Family.values()) {
            Cast cast = new Cast(family);
            scenarios(cast, new Random(seed + family.ordinal())).stream()
                    .filter(scenario -> !scenario.networks().isEmpty())
                    .forEach(played::add);
            records.addAll(Background.of(cast, random));
        }
        played.forEach(scenario -> records.addAll(scenario.records()));
        Collections.shuffle(records, random);
        return new Whole(
                List.copyOf(played), List.copyOf(records), Cast.OURS, TestCredentials.defaults());
    }

    private static List<Scenario> scenarios(Cast cast, Random random) {
        return Script.all(
                BruteFastScenarios.of(cast, random),
                DefaultAttemptScenarios.of(cast, random),
                TelnetExposedScenarios.of(cast, random),
                OpenResolverScenarios.of(cast, random),
                ScanHorizontalScenarios.of(cast, random));
    }
}
