package io.cordon.detect.firmware.match;

import io.cordon.detect.firmware.match.Bound.Subject;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.firmware.product.ProductNames.ProductKey;
import io.cordon.schema.vulnerability.Configuration;
import io.cordon.schema.vulnerability.Configuration.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A configuration, ready to be judged. A negated node is judged by criteria that exempt, joined the
 * other way round (De Morgan), so that each criterion tells what it does to the whole.
 */
final class PreparedConfiguration {

    private record PreparedNode(Operator operator, List<PreparedCriterion> criteria) {}

    private final Operator operator;
    private final List<PreparedNode> nodes;

    private PreparedConfiguration(Operator operator, List<PreparedNode> nodes) {
        this.operator = operator;
        this.nodes = nodes;
    }

    static PreparedConfiguration of(Configuration configuration, ProductNames names) {
        List<PreparedNode> nodes = new ArrayList<>();
        for (Configuration.Node node : configuration.nodes()) {
            boolean exempts = node.negate() != configuration.negate();
            List<PreparedCriterion> criteria =
                    node.criteria().stream()
                            .map(criterion -> PreparedCriterion.of(criterion, names, exempts))
                            .toList();
            nodes.add(new PreparedNode(turned(node.operator(), exempts), criteria));
        }
        return new PreparedConfiguration(
                turned(configuration.operator(), configuration.negate()), List.copyOf(nodes));
    }

    private static Operator turned(Operator operator, boolean negated) {
        return (operator == Operator.AND) != negated ? Operator.AND : Operator.OR;
    }

    /** Adds the products that are vulnerable by it. */
    void products(Set<ProductKey> products) {
        each(
                criterion -> {
                    if (criterion.criterion().vulnerable() && !criterion.exempts()) {
                        products.add(criterion.key());
                    }
                });
    }

    void each(Consumer<PreparedCriterion> consumer) {
        nodes.forEach(node -> node.criteria().forEach(consumer));
    }

    /**
     * The same judgement for that product, without the alternatives that name other products: they
     * never hold, and an OR is the same without them.
     */
    PreparedConfiguration forProduct(ProductKey product) {
        List<PreparedNode> kept = new ArrayList<>();
        for (PreparedNode node : nodes) {
            kept.add(node.operator() == Operator.OR ? reduced(node, product) : node);
        }
        return new PreparedConfiguration(operator, List.copyOf(kept));
    }

    private static PreparedNode reduced(PreparedNode node, ProductKey product) {
        List<PreparedCriterion> kept =
                node.criteria().stream()
                        .filter(
                                criterion ->
                                        criterion.exempts()
                                                || !criterion.criterion().vulnerable()
                                                || criterion.concerns(product))
                        .toList();
        return new PreparedNode(
                Operator.OR, kept.isEmpty() ? List.of(node.criteria().get(0)) : kept);
    }

    /** What each node says about hardware and software that the firmware runs on or beside. */
    List<Surroundings> surroundings(InstalledFirmware firmware, Subject version) {
        List<Surroundings> found = new ArrayList<>();
        for (PreparedNode node : nodes) {
            List<Outcome> named =
                    node.criteria().stream()
                            .filter(criterion -> !criterion.criterion().vulnerable())
                            .map(criterion -> Outcome.of(criterion.judge(firmware, version)))
                            .toList();
            if (!named.isEmpty()) {
                Outcome outcome = Outcome.join(node.operator(), named);
                found.add(
                        new Surroundings(
                                outcome.status(),
                                outcome.confidence(),
                                outcome.why().get(0),
                                named.size()));
            }
        }
        return found;
    }

    Outcome judge(InstalledFirmware firmware, Subject version) {
        List<Outcome> parts = new ArrayList<>(nodes.size());
        for (PreparedNode node : nodes) {
            List<Outcome> inner = new ArrayList<>(node.criteria().size());
            for (PreparedCriterion criterion : node.criteria()) {
                inner.add(Outcome.of(criterion.judge(firmware, version)));
            }
            parts.add(Outcome.join(node.operator(), inner));
        }
        return Outcome.join(operator, parts);
    }
}
