package io.cordon.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.SameFindings;
import io.cordon.detect.reference.Allowance;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.FileReport;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.credential.CredentialList;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What was planted is what an implementation that knows nothing of the stories finds in the files.
 */
class SimulatedTruthTest {

    private static final byte[] KEY = new byte[FingerprintKey.BYTES];

    @ParameterizedTest
    @CsvSource({
        "20161021, 2026-11-20T12:34:56Z",
        "1, 2026-11-21T00:20:00Z",
        "2, 2026-11-21T00:05:00Z",
        "3, 2026-02-28T23:59:59Z"
    })
    void theReferenceFindsExactlyWhatWasPlanted(long seed, Instant end, @TempDir Path folder)
            throws Exception {
        SimulatedFleet fleet = FleetSimulator.simulate(seed, end, new FingerprintKey(KEY));
        Decoded decoded = new Decoded();
        for (Path file : fleet.writeTo(folder)) {
            FileReport report = new FileDecoding().decode(file, settings(), decoded);
            assertThat(report.skipped()).as(file.toString()).isNull();
            assertThat(report.rejectedByCode()).as(file.toString()).isEmpty();
        }
        FingerprintKey key = new FingerprintKey(KEY);
        NaiveReference reference =
                new NaiveReference(
                        ReferenceFeeds.NONE
                                .withNetworks(
                                        fleet.networks().stream().map(IpPrefix::parse).toList())
                                .withDefaults(
                                        key.id(),
                                        CredentialList.builtIn(FingerprintKeys.only(key)).telling())
                                .withAllowed(allowed()));

        List<ReferenceFinding> found = SameFindings.catalogued(reference.findings(decoded.records));

        assertThat(found.stream().map(SimulatedTruthTest::text))
                .containsExactlyInAnyOrderElementsOf(
                        fleet.planted().stream()
                                .map(p -> p.id("default") + " " + p.rule().id() + " " + p.subject())
                                .toList());
    }

    /** The columns that matter, of the prefixes as the fleet's own allow file has them. */
    private static List<Allowance> allowed() {
        return FleetSimulator.allowFile()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0])
                .map(prefix -> new Allowance(IpPrefix.parse(prefix), null, Long.MAX_VALUE))
                .toList();
    }

    private static String text(ReferenceFinding finding) {
        return finding.id() + " " + finding.rule() + " " + finding.subject();
    }

    private static DecodeSettings settings() {
        return new DecodeSettings("default", null, null, null, KEY, false);
    }

    private static final class Decoded implements RecordSink {

        private final List<SpecificRecordBase> records = new ArrayList<>();

        @Override
        public void accept(SpecificRecordBase telemetry) {
            records.add(telemetry);
        }

        @Override
        public void reject(DeadLetter letter) {
            throw new AssertionError(letter.getCode());
        }
    }
}
