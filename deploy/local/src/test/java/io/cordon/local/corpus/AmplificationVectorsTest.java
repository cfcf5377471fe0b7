package io.cordon.local.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.comparison.SameFindings;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.detect.reference.ReferenceMeasures;
import io.cordon.schema.address.IpPrefix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the amplification and flood rules say of the corpus, against figures that tshark gave:
 * {@code amplification.csv} has the commands. Inputs without a line there must give nothing.
 */
class AmplificationVectorsTest {

    static Stream<String> inputs() {
        return Stream.of(Corpus.ATTACKS, Corpus.BENIGN, Corpus.OTHERS, Corpus.INPUTS)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void referenceAndDetectorsFindWhatTsharkCounts(String input) throws IOException {
        List<SpecificRecordBase> records = Corpus.records(input);
        for (boolean known : new boolean[] {false, true}) {
            String networks = known ? "private" : "none";
            List<IpPrefix> ours = known ? CorpusFindingsTest.OURS : List.of();
            ReferenceFeeds feeds = CorpusFindingsTest.feeds(ours);
            List<ReferenceFinding> found = new NaiveReference(feeds).findings(records);
            SameFindings.check(PureRun.findings(records, PureRun.settings(feeds)), found);
            assertThat(
                            found.stream()
                                    .filter(finding -> isJudgedHere(finding.rule()))
                                    .map(finding -> line(input, networks, finding)))
                    .containsExactlyInAnyOrderElementsOf(expected(input + "," + networks + ","));
        }
    }

    /** The lines of one input whose rule there is a reference of. */
    private static List<String> expected(String prefix) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        AmplificationVectorsTest.class.getResourceAsStream(
                                                "amplification.csv")),
                                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(prefix))
                    .filter(line -> NaiveReference.rules().contains(line.split(",", -1)[2]))
                    .toList();
        }
    }

    private static boolean isJudgedHere(String rule) {
        return (rule.startsWith("AMP-") || rule.startsWith("DOS-"))
                && !rule.equals("AMP-OPEN-RESOLVER");
    }

    private static String line(String input, String networks, ReferenceFinding finding) {
        ReferenceMeasures measures = finding.measures();
        return Stream.of(
                        input,
                        networks,
                        finding.rule(),
                        finding.subject(),
                        Instant.EPOCH.plus(finding.periodStart(), ChronoUnit.MICROS),
                        finding.severity(),
                        finding.confidence(),
                        measures == null || measures.tier() == null ? "" : measures.tier(),
                        finding.count(),
                        finding.distinct(),
                        finding.firstTime(),
                        finding.lastTime(),
                        measures == null ? "" : measures.packets(),
                        measures == null ? "" : measures.bytes(),
                        measures == null ? "" : vectors(measures))
                .map(Object::toString)
                .collect(Collectors.joining(","));
    }

    private static String vectors(ReferenceMeasures measures) {
        return measures.vectors().stream()
                .map(vector -> vector.port() + "=" + vector.packets() + "/" + vector.bytes())
                .collect(Collectors.joining(" "));
    }
}
