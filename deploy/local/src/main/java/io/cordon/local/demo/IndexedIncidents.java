package io.cordon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.schema.finding.Severity;
import io.cordon.search.SearchClient;
import io.cordon.search.SearchIndex;
import io.cordon.search.SearchRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What the incidents of one tenant come to: how many of which severity, and the worst story. */
final class IndexedIncidents {

    /** Of equals the one with the most rules, then the first by subject. */
    private static final Comparator<JsonNode> WORST_FIRST =
            Comparator.comparingDouble((JsonNode d) -> d.at("/event/risk_score").asDouble())
                    .thenComparingInt(d -> d.at("/rule/id").size())
                    .reversed()
                    .thenComparing(d -> d.at("/cordon/subject/value").asText());

    private final List<JsonNode> incidents;

    private IndexedIncidents(List<JsonNode> incidents) {
        this.incidents = incidents;
    }

    /** Those that can be searched now. */
    static IndexedIncidents of(SearchClient client, String tenant) throws IOException {
        return new IndexedIncidents(
                client.search(
                                new SearchRequest(
                                        "organization.id:\""
                                                + tenant
                                                + "\" AND NOT cordon.incident.status:merged",
                                        SearchIndex.INCIDENTS,
                                        SearchRequest.MAX_SIZE))
                        .documents());
    }

    /** The worst one's subject; empty when there is none. */
    List<String> worst() {
        return incidents.stream()
                .sorted(WORST_FIRST)
                .limit(1)
                .map(d -> d.at("/cordon/subject/value").asText())
                .toList();
    }

    /** Lines for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringJoiner counts = new StringJoiner(", ");
        List<Severity> severities = Arrays.asList(Severity.values());
        Collections.reverse(severities);
        for (Severity severity : severities) {
            long count =
                    incidents.stream()
                            .filter(d -> d.at("/event/severity").asInt() == severity.number())
                            .count();
            if (count > 0) {
                counts.add(count + " " + severity.text());
            }
        }
        lines.add("The findings make " + incidents.size() + " incidents: " + counts + ".");
        incidents.stream()
                .min(WORST_FIRST)
                .ifPresent(
                        worst -> {
                            lines.add("The worst:  " + worst.at("/message").asText());
                            lines.add("  " + why(worst));
                            lines.add("  " + worst.at("/cordon/action").asText());
                            JsonNode disconnect = worst.at("/cordon/disconnect");
                            if (!disconnect.isMissingNode()) {
                                lines.add("  " + disconnect.asText());
                            }
                        });
        return lines;
    }

    /** The product that makes the score. */
    private static String why(JsonNode incident) {
        JsonNode factors = incident.at("/cordon/factors");
        return String.format(
                Locale.ROOT,
                "score %.1f = 100 x min(1, base %s x exposure %s x exploitation %s x setting %s x spread %s x confidence %s), by %s",
                incident.at("/event/risk_score").asDouble(),
                factors.path("base").asText(),
                factors.path("exposure").asText(),
                factors.path("exploitation").asText(),
                factors.path("setting").asText(),
                factors.path("spread").asText(),
                factors.path("confidence").asText(),
                factors.path("rule").asText());
    }
}
