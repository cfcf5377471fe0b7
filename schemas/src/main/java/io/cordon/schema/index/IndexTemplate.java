package io.cordon.schema.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One checked-in composable index template ({@code index-templates/NAME.json}), written in the
 * normal form in which the node gives it back, so that a comparison tells whether it changed.
 *
 * @param name name of the template and of the alias over its indices
 * @param body what is sent to {@code PUT _index_template/NAME}
 */
public record IndexTemplate(String name, JsonNode body) {

    /** Every template, in the order in which they are applied. */
    public static List<IndexTemplate> all() {
        return List.of(
                load("cordon-findings"), load("cordon-incidents"), load("cordon-dead-letters"));
    }

    /** The pattern of the indices that follow it. */
    public String pattern() {
        return body.at("/index_patterns/0").asText();
    }

    /** The mappings alone. */
    public JsonNode mappings() {
        return body.at("/template/mappings");
    }

    /** Every leaf field by its dotted path, with its type. */
    public SortedMap<String, String> fields() {
        SortedMap<String, String> fields = new TreeMap<>();
        collect("", mappings().get("properties"), fields);
        return Collections.unmodifiableSortedMap(fields);
    }

    private static void collect(
            String prefix, JsonNode properties, SortedMap<String, String> into) {
        properties
                .properties()
                .forEach(
                        entry -> {
                            String path = prefix + entry.getKey();
                            JsonNode nested = entry.getValue().get("properties");
                            if (nested != null) {
                                collect(path + ".", nested, into);
                            } else {
                                into.put(path, entry.getValue().path("type").asText());
                            }
                        });
    }

    private static IndexTemplate load(String name) {
        String resource = "/index-templates/" + name + ".json";
        try (InputStream in = IndexTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: " + resource);
            }
            return new IndexTemplate(name, new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read index template " + resource, e);
        }
    }
}
