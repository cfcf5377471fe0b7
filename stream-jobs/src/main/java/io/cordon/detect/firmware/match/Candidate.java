package io.cordon.detect.firmware.match;

import io.cordon.detect.firmware.match.Bound.Subject;
import io.cordon.detect.firmware.product.ProductNames.ProductKey;
import io.cordon.schema.vulnerability.Configuration.Operator;
import io.cordon.schema.vulnerability.Vulnerability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A vulnerability as far as it concerns one product. Immutable. */
public final class Candidate {

    private static final Comparator<CriterionVerdict> ABOUT_THE_FIRMWARE_FIRST =
            Comparator.comparing(CriterionVerdict::aboutSomethingElse);

    private final Vulnerability vulnerability;
    private final List<Part> parts;

    private record Part(ProductKey product, PreparedConfiguration configuration) {}

    Candidate(
            Vulnerability vulnerability,
            ProductKey product,
            List<PreparedConfiguration> configurations) {
        this(
                vulnerability,
                configurations.stream()
                        .map(configuration -> new Part(product, configuration.forProduct(product)))
                        .toList());
    }

    private Candidate(Vulnerability vulnerability, List<Part> parts) {
        this.vulnerability = vulnerability;
        this.parts = parts;
    }

    /** Together with what another feed, or another of its products, says about it. */
    Candidate with(Candidate other) {
        List<Part> joined = new ArrayList<>(parts);
        joined.addAll(other.parts);
        return new Candidate(vulnerability.orFrom(other.vulnerability), List.copyOf(joined));
    }

    /** How many criteria it holds. */
    int criteria() {
        int[] count = {0};
        parts.forEach(part -> part.configuration().each(criterion -> count[0]++));
        return count[0];
    }

    /** The vulnerability. */
    public Vulnerability vulnerability() {
        return vulnerability;
    }

    /** Judges a firmware. */
    public Verdict judge(InstalledFirmware firmware) {
        return verdict(
                firmware,
                Outcome.join(Operator.OR, outcomes(firmware, Subject.of(firmware.version()))));
    }

    private List<Outcome> outcomes(InstalledFirmware firmware, Subject version) {
        List<Outcome> outcomes = new ArrayList<>(parts.size());
        for (Part part : parts) {
            outcomes.add(part.configuration().judge(firmware, version));
        }
        return outcomes;
    }

    /** The same verdict as {@link #judge}, with what it was weighed from. */
    public Explanation explain(InstalledFirmware firmware) {
        Subject version = Subject.of(firmware.version());
        List<Outcome> outcomes = outcomes(firmware, version);
        Outcome outcome = Outcome.join(Operator.OR, outcomes);
        // Alternatives are joined by choosing one of them.
        Part deciding = parts.get(outcomes.indexOf(outcome));
        return new Explanation(
                verdict(firmware, outcome),
                deciding.configuration().surroundings(firmware, version),
                each(firmware));
    }

    private Verdict verdict(InstalledFirmware firmware, Outcome outcome) {
        List<CriterionVerdict> why = outcome.why();
        if (why.size() > 1) {
            why = why.stream().sorted(ABOUT_THE_FIRMWARE_FIRST).toList();
        }
        return new Verdict(
                vulnerability, outcome.status(), outcome.confidence(), firmware.version(), why);
    }

    /** What each criterion about the product says, for people. */
    public List<CriterionVerdict> each(InstalledFirmware firmware) {
        Subject version = Subject.of(firmware.version());
        List<CriterionVerdict> verdicts = new ArrayList<>();
        for (Part part : parts) {
            part.configuration()
                    .each(
                            criterion -> {
                                if (criterion.concerns(part.product())) {
                                    verdicts.add(criterion.judge(firmware, version));
                                }
                            });
        }
        return verdicts;
    }
}
