package io.cordon.local.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the qualities of all rules, as a table or as one JSON document a line. */
final class QualityReport {

    /** Lines of detail at most, so that a broken rule does not flood the terminal. */
    private static final int MOST_LINES = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;

    QualityReport(PrintWriter out) {
        this.out = out;
    }

    void table(List<RuleQuality> rules) {
        out.println(
                row(
                        "rule",
                        "planted",
                        "found",
                        "extra",
                        "precision",
                        "recall",
                        "accused",
                        "median",
                        "longest",
                        "window"));
        for (RuleQuality rule : rules) {
            out.println(
                    row(
                            rule.rule().id(),
                            rule.planted(),
                            rule.detected(),
                            rule.unexpected().size(),
                            share(rule.precision()),
                            share(rule.recall()),
                            rule.accused() + "/" + rule.lookAlikes(),
                            seconds(rule.medianDelay()),
                            seconds(rule.longestDelay()),
                            rule.rule().windowSeconds() + " s"));
        }
        rules.stream()
                .flatMap(rule -> rule.missed().stream())
                .limit(MOST_LINES)
                .forEach(
                        one ->
                                out.printf(
                                        "missed: %s %s (%s)%n",
                                        one.rule().id(), one.subject(), one.story()));
        rules.stream()
                .flatMap(rule -> rule.unexpected().stream())
                .limit(MOST_LINES)
                .forEach(
                        one ->
                                out.printf(
                                        "extra: %s %s %s%n", one.rule(), one.subject(), one.id()));
    }

    void json(List<RuleQuality> rules) throws IOException {
        for (RuleQuality rule : rules) {
            ObjectNode node = JSON.createObjectNode();
            node.put("rule", rule.rule().id());
            node.put("planted", rule.planted());
            node.put("found", rule.detected());
            node.put("extra", rule.unexpected().size());
            node.put("precision", rule.precision());
            node.put("recall", rule.recall());
            node.put("look_alikes", rule.lookAlikes());
            node.put("accused", rule.accused());
            node.put("median_seconds_to_detect", rule.medianDelay() / 1e6);
            node.put("longest_seconds_to_detect", rule.longestDelay() / 1e6);
            node.put("window_seconds", rule.rule().windowSeconds());
            out.println(JSON.writeValueAsString(node));
        }
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.1f s", micros / 1e6);
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-22s %8s %6s %6s %10s %7s %8s %9s %9s %8s", cells);
    }
}
