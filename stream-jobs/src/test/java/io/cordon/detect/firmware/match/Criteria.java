package io.cordon.detect.firmware.match;

import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.Configuration.Node;
import io.cordon.schema.vulnerability.Configuration.Operator;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.CpeName.Part;
import io.cordon.schema.vulnerability.Criterion;
import io.cordon.schema.vulnerability.VersionRange;
import io.cordon.schema.vulnerability.Vulnerability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to write criteria in tests. */
public final class Criteria {

    private Criteria() {}

    /** Firmware of acme's product with a version in its name. */
    public static Criterion firmware(String product, String version) {
        return criterion(
                Part.OPERATING_SYSTEM, product + "_firmware", version, VersionRange.NONE, true);
    }

    /** Firmware of acme's product with a range, written {@code >=1.0 <2.0}. */
    public static Criterion firmwareIn(String product, String range) {
        return criterion(Part.OPERATING_SYSTEM, product + "_firmware", "*", range(range), true);
    }

    /** Hardware of acme that vulnerable firmware runs on. */
    public static Criterion runningOn(String product, String version) {
        return criterion(Part.HARDWARE, product, version, VersionRange.NONE, false);
    }

    /** Any criterion about acme. */
    public static Criterion criterion(
            Part part, String product, String version, VersionRange range, boolean vulnerable) {
        String text =
                "cpe:2.3:%s:acme:%s:%s:*:*:*:*:*:*:*"
                        .formatted(
                                part == Part.HARDWARE ? "h" : part == Part.APPLICATION ? "a" : "o",
                                product,
                                version);
        return new Criterion(
                new CpeName(part, "acme", product, version, "*", false, text), range, vulnerable);
    }

    /** Reads {@code >=1.0 <2.0}; bounds are divided by two spaces. */
    public static VersionRange range(String text) {
        String start = null;
        String end = null;
        boolean startIncluded = true;
        boolean endIncluded = true;
        for (String bound : text.split("  ")) {
            boolean included = bound.charAt(1) == '=';
            String version = bound.substring(included ? 2 : 1);
            if (bound.startsWith(">")) {
                start = version;
                startIncluded = included;
            } else {
                end = version;
                endIncluded = included;
            }
        }
        return new VersionRange(start, startIncluded, end, endIncluded);
    }

    /** A node of alternatives. */
    public static Node anyOf(Criterion... criteria) {
        return new Node(Operator.OR, false, List.of(criteria));
    }

    /** A vulnerability with one configuration of nodes that must hold together. */
    public static Vulnerability together(Node... nodes) {
        return vulnerability(null, new Configuration(Operator.AND, false, List.of(nodes)));
    }

    /** A vulnerability of alternatives. */
    public static Vulnerability either(Criterion... criteria) {
        return vulnerability(null, Configuration.anyOf(List.of(criteria)));
    }

    /** A vulnerability with a score. */
    public static Vulnerability vulnerability(
            @Nullable Double score, Configuration... configurations) {
        return new Vulnerability(
                "CVE-2099-0001", score, score == null ? null : "3.1", List.of(configurations));
    }
}
