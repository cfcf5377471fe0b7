package io.cordon.detect.firmware.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.product.ProductNames.ProductKey;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.Configuration.Node;
import io.cordon.schema.vulnerability.Configuration.Operator;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.CpeName.Part;
import io.cordon.schema.vulnerability.Criterion;
import io.cordon.schema.vulnerability.VersionRange;
import io.cordon.schema.vulnerability.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fuzzes CPE matching. The first line is the device: vendor, product, version, model and revision,
 * divided by {@code |}. Each further line is a criterion: flags, vendor, product, version, update,
 * lower and upper bound; an empty line ends a node. The normal test run replays the saved inputs.
 */
class MatchFuzzTest {

    private static final int MOST_LINES = 40;
    private static final ProductNames NAMES = ProductNames.builtIn();

    @FuzzTest(maxDuration = "10m")
    void judges(byte[] content) {
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", MOST_LINES);
        InstalledFirmware firmware = firmware(lines[0].split("\\|", 5));
        Vulnerability vulnerability = vulnerability(lines);

        VulnerabilityIndex whole = new VulnerabilityIndex(NAMES);
        whole.add(vulnerability);
        VulnerabilityIndex about = VulnerabilityIndex.about(firmware, NAMES);
        int kept = about.add(vulnerability);
        List<Candidate> candidates = whole.candidates(firmware);

        assertThat(about.candidates(firmware)).hasSameSizeAs(candidates);
        assertThat(kept > 0).isEqualTo(!candidates.isEmpty());
        for (Candidate candidate : candidates) {
            Explanation explanation = about.candidates(firmware).get(0).explain(firmware);
            Verdict verdict = candidate.judge(firmware);
            assertThat(explanation.verdict().status()).isEqualTo(verdict.status());
            assertThat(explanation.verdict().confidence()).isEqualTo(verdict.confidence());
            assertThat(explanation.verdict().why()).isEqualTo(verdict.why()).isNotEmpty();
            assertThat(verdict.weakest().confidence()).isEqualTo(verdict.confidence());
            if (verdict.status() == Status.UNKNOWN) {
                assertThat(verdict.confidence()).isEqualTo(Confidence.LOW);
            }
            boolean wildcard =
                    verdict.why().stream().anyMatch(each -> each.cause() == Cause.ANY_VERSION);
            if (verdict.status() == Status.AFFECTED && wildcard) {
                assertThat(verdict.mayBeCritical()).as("a wildcard is never critical").isFalse();
            }
        }
    }

    private static InstalledFirmware firmware(String[] device) {
        InstalledFirmware firmware =
                InstalledFirmware.of(NAMES, field(device, 0), field(device, 1), field(device, 2));
        ProductKey model = NAMES.key(field(device, 0), field(device, 3));
        return device.length > 3 ? firmware.on(model, nullable(device, 4)) : firmware;
    }

    private static Vulnerability vulnerability(String[] lines) {
        List<Node> nodes = new ArrayList<>();
        List<Criterion> criteria = new ArrayList<>();
        String flags = "";
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].isEmpty()) {
                end(nodes, criteria, flags);
            } else {
                String[] fields = lines[i].split("\\|", 7);
                flags = fields[0];
                criteria.add(criterion(fields));
            }
        }
        end(nodes, criteria, flags);
        List<Configuration> configurations =
                nodes.isEmpty()
                        ? List.of()
                        : List.of(
                                new Configuration(
                                        flags.contains("&") ? Operator.AND : Operator.OR,
                                        flags.contains("!"),
                                        nodes));
        return new Vulnerability("CVE-2099-0001", null, null, configurations);
    }

    private static void end(List<Node> nodes, List<Criterion> criteria, String flags) {
        if (!criteria.isEmpty()) {
            nodes.add(
                    new Node(
                            flags.contains("+") ? Operator.AND : Operator.OR,
                            flags.contains("-"),
                            criteria));
            criteria.clear();
        }
    }

    private static Criterion criterion(String[] fields) {
        String flags = fields[0];
        return new Criterion(
                new CpeName(
                        flags.contains("h") ? Part.HARDWARE : Part.OPERATING_SYSTEM,
                        field(fields, 1),
                        field(fields, 2),
                        field(fields, 3),
                        field(fields, 4),
                        flags.contains("q"),
                        ""),
                new VersionRange(
                        nullable(fields, 5),
                        flags.contains("["),
                        nullable(fields, 6),
                        flags.contains("]")),
                !flags.contains("n"));
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index] : "";
    }

    private static @Nullable String nullable(String[] fields, int index) {
        return field(fields, index).isEmpty() ? null : fields[index];
    }
}
