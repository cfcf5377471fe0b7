package io.cordon.schema.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.schema.deadletter.DeadLetterDocument;
import io.cordon.schema.deadletter.DeadLetterDocumentTest;
import io.cordon.schema.finding.FindingDocument;
import io.cordon.schema.finding.SampleFindings;
import io.cordon.schema.incident.IncidentDocument;
import io.cordon.schema.incident.SampleIncidents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The templates against the documents that are written and the page that describes them. */
class IndexTemplateTest {

    /** Types that a node without the commercial and the mapper-extras modules has too. */
    private static final Set<String> CORE_TYPES =
            Set.of(
                    "keyword",
                    "text",
                    "date",
                    "ip",
                    "long",
                    "double",
                    "boolean",
                    "binary",
                    "flattened");

    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| `([a-z_]+)` \\| .+ \\|");

    @Test
    void findingsMapExactlyWhatFindingDocumentsHold() throws IOException {
        IndexTemplate template = template("cordon-findings");
        Set<String> written = new TreeSet<>();
        for (var finding : SampleFindings.everyShape()) {
            written.addAll(paths(FindingDocument.json(finding, SampleFindings.labels()), template));
        }

        assertThat(written).isEqualTo(template.fields().keySet());
    }

    @Test
    void incidentsMapExactlyWhatIncidentDocumentsHold() throws IOException {
        IndexTemplate template = template("cordon-incidents");
        Set<String> written = new TreeSet<>();
        for (var incident : SampleIncidents.everyShape()) {
            written.addAll(
                    paths(IncidentDocument.json(incident, SampleIncidents.labels()), template));
        }

        assertThat(written).isEqualTo(template.fields().keySet());
    }

    @Test
    void deadLettersMapExactlyWhatDeadLetterDocumentsHold() throws IOException {
        IndexTemplate template = template("cordon-dead-letters");
        byte[] json = DeadLetterDocument.json(DeadLetterDocumentTest.letter(true), "id");

        assertThat(paths(json, template)).isEqualTo(template.fields().keySet());
    }

    @Test
    void everyTemplateIsStrictBoundedAndOfCoreTypesOnly() {
        assertThat(IndexTemplate.all())
                .allSatisfy(
                        template -> {
                            assertThat(template.mappings().path("dynamic").asText())
                                    .isEqualTo("strict");
                            assertThat(template.fields()).hasSizeLessThan(300);
                            assertThat(CORE_TYPES).containsAll(template.fields().values());
                            assertThat(template.pattern()).isEqualTo(template.name() + "-*");
                        });
    }

    @Test
    void thePageListsEveryFieldWithItsType() throws IOException {
        Path page = Path.of(System.getProperty("cordon.root"), "docs/reference/index-fields.md");
        Map<String, Map<String, String>> described = new TreeMap<>();
        String heading = "";
        for (String line : Files.readAllLines(page)) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                heading = line.substring(3).replaceAll("[`* ]", "").replaceAll("-$", "");
            } else if (row.matches()) {
                described
                        .computeIfAbsent(heading, h -> new TreeMap<>())
                        .put(row.group(1), row.group(2));
            }
        }

        for (IndexTemplate template : IndexTemplate.all()) {
            assertThat(described.get(template.name()))
                    .as(template.name())
                    .isEqualTo(template.fields());
        }
    }

    private static IndexTemplate template(String name) {
        return IndexTemplate.all().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Leaf paths of a document; what lies inside a flattened field is one leaf. */
    private static Set<String> paths(byte[] json, IndexTemplate template) throws IOException {
        Set<String> paths = new TreeSet<>();
        collect("", new ObjectMapper().readTree(json), template, paths);
        return paths;
    }

    private static void collect(
            String path, JsonNode node, IndexTemplate template, Set<String> into) {
        if (node.isObject() && !"flattened".equals(template.fields().get(path))) {
            List<Map.Entry<String, JsonNode>> children = List.copyOf(node.properties());
            children.forEach(
                    child ->
                            collect(
                                    path.isEmpty() ? child.getKey() : path + "." + child.getKey(),
                                    child.getValue(),
                                    template,
                                    into));
        } else if (node.isArray() && node.path(0).isObject()) {
            node.forEach(element -> collect(path, element, template, into));
        } else {
            into.add(path);
        }
    }
}
