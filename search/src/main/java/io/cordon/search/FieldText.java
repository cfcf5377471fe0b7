package io.cordon.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** The text of one field of a document, found by its dotted path. */
final class FieldText {

    private FieldText() {}

    /** Several values are joined by semicolons; a field that is not there is empty. */
    static String of(JsonNode document, String path) {
        JsonNode node = document;
        for (String name : path.split("\\.")) {
            node = node.path(name);
        }
        if (!node.isArray()) {
            return node.asText("");
        }
        StringJoiner values = new StringJoiner("; ");
        node.forEach(value -> values.add(value.asText("")));
        return values.toString();
    }
}
