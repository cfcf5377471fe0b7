package io.cordon.local.amplification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.comparison.SameFindings;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.detect.reference.ReferenceMeasures;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.FindingId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One attack is one finding, however much of it is looked at and however it is exported. */
class SampledAttackTest {

    private static final Attack ATTACK =
            new Attack(Instant.parse("2026-11-20T12:10:03Z").toEpochMilli() * 1_000);

    private static final String ID =
            FindingId.of(
                    "default",
                    "AMP-VICTIM",
                    "victim",
                    Attack.VICTIM,
                    Instant.parse("2026-11-20T12:00:00Z").toEpochMilli() * 1_000);

    private static final long LOOKED_AT = 2_000;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "NETFLOW_V9, 1, 10",
        "NETFLOW_V9, 1, 60",
        "NETFLOW_V9, 1, 300",
        "NETFLOW_V9, 100, 10",
        "NETFLOW_V9, 100, 60",
        "NETFLOW_V9, 100, 300",
        "NETFLOW_V9, 10000, 10",
        "NETFLOW_V9, 10000, 60",
        "NETFLOW_V9, 10000, 300",
        "IPFIX, 1, 60",
        "IPFIX, 100, 10",
        "IPFIX, 10000, 300",
        "SFLOW, 1000, 0",
        "SFLOW, 10000, 0"
    })
    void theTierIsTheSameAndTheEstimateHoldsItsError(
            ExportProtocol protocol, int sampling, int activeSeconds) throws IOException {
        List<Flow> flows = flows(protocol, sampling, activeSeconds);
        long looked = flows.stream().mapToLong(Flow::getSourcePackets).sum();
        assertThat(flows).allMatch(flow -> flow.getSamplingRate() == sampling);

        ReferenceFinding finding = only(flows);
        ReferenceMeasures measures = requireNonNull(finding.measures());

        assertThat(finding.id()).isEqualTo(ID);
        assertThat(measures.tier()).isEqualTo("volume");
        assertThat(finding.severity()).isEqualTo(73);
        assertThat(finding.confidence()).isEqualTo("high");
        assertThat(finding.distinct()).isEqualTo(Attack.REFLECTORS);
        assertThat(finding.count()).isEqualTo(flows.size());
        assertThat(measures.largestSamplingRate()).isEqualTo(sampling);
        assertThat(measures.packets()).isEqualTo(looked * sampling);
        assertThat(measures.bytes()).isEqualTo(looked * sampling * Attack.SIZE);
        // Of n samples, each of which stands for as many packets: 1 / sqrt(n), but for 1:1.
        double error = Math.sqrt(1 - 1.0 / sampling) / Math.sqrt(looked);
        assertThat(measures.relativeError()).isCloseTo(error, within(error / 1_000));
        assertThat((double) measures.packets())
                .isCloseTo(Attack.PACKETS, within(3 * error * Attack.PACKETS));
    }

    @Test
    void theLessIsLookedAtTheLargerIsTheError() throws IOException {
        List<Double> errors = new ArrayList<>();
        for (int sampling : new int[] {1, 100, 10_000}) {
            List<Flow> flows = flows(ExportProtocol.IPFIX, sampling, 60);
            errors.add(requireNonNull(only(flows).measures()).relativeError());
        }
        assertThat(errors.get(0)).isZero();
        assertThat(errors.get(1)).isPositive();
        assertThat(errors.get(2)).isGreaterThan(5 * errors.get(1));
    }

    /**
     * The finding of the attack. 36,000 packets a second are a flood too, except where each record
     * is one packet that stands for fewer than 2,000: that rule does not look at small records.
     */
    private static ReferenceFinding only(List<Flow> flows) {
        List<ReferenceFinding> found = new NaiveReference(ReferenceFeeds.NONE).findings(flows);
        SameFindings.check(PureRun.findings(flows, PureRun.settings(ReferenceFeeds.NONE)), found);
        boolean large =
                flows.stream()
                        .anyMatch(f -> f.getSourcePackets() * f.getSamplingRate() >= LOOKED_AT);
        assertThat(found)
                .extracting(ReferenceFinding::rule)
                .containsExactlyInAnyOrderElementsOf(
                        large ? List.of("AMP-VICTIM", "DOS-VOLUME") : List.of("AMP-VICTIM"));
        return found.stream()
                .filter(finding -> finding.rule().equals("AMP-VICTIM"))
                .findFirst()
                .orElseThrow();
    }

    private List<Flow> flows(ExportProtocol protocol, int sampling, int activeSeconds)
            throws IOException {
        byte[] capture = protocol.export(ATTACK, sampling, activeSeconds);
        List<Flow> flows = new ArrayList<>();
        for (SpecificRecordBase record :
                DecodedCapture.records(folder.resolve("exports.pcap"), capture, protocol.format)) {
            flows.add((Flow) record);
        }
        return flows;
    }
}
