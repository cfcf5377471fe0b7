package io.cordon.schema.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * A JSON document under construction: fields are named by their dotted ECS path and written as
 * nested objects, in the order in which they were put, so that equal input gives equal bytes. One
 * document, one thread.
 */
public final class EcsDocument {

    /** The ECS release whose names and types the documents use. */
    public static final String ECS_VERSION = "8.17.0";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu.MM.dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    /** Adds a text. */
    public EcsDocument put(String field, String value) {
        return set(field, JsonNodeFactory.instance.textNode(value));
    }

    /** Adds a number. */
    public EcsDocument put(String field, long value) {
        return set(field, JsonNodeFactory.instance.numberNode(value));
    }

    /** Adds a fraction. */
    public EcsDocument put(String field, double value) {
        return set(field, JsonNodeFactory.instance.numberNode(value));
    }

    /** Adds a truth value. */
    public EcsDocument put(String field, boolean value) {
        return set(field, JsonNodeFactory.instance.booleanNode(value));
    }

    /** Adds a time given in microseconds since the Unix epoch. */
    public EcsDocument putTime(String field, long micros) {
        return put(field, timeText(micros));
    }

    /** Adds an array of texts; an empty one is left out. */
    public EcsDocument putAll(String field, Collection<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return set(field, array);
    }

    /** Adds an array of objects; an empty one is left out. */
    public EcsDocument putObjects(String field, List<EcsDocument> objects) {
        if (objects.isEmpty()) {
            return this;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        objects.forEach(object -> array.add(object.root));
        return set(field, array);
    }

    /** The document on one line, UTF-8. */
    public byte[] toBytes() {
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of values is always writable", e);
        }
    }

    /**
     * ISO-8601 in UTC, with a fraction of three or six digits only when it is not zero.
     *
     * @param micros microseconds since the Unix epoch
     */
    public static String timeText(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /** The name of a daily index: {@code prefix-YYYY.MM.dd} in UTC. */
    public static String dailyIndex(String prefix, long micros) {
        return prefix + "-" + DAY.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** The name of a monthly index: {@code prefix-YYYY.MM} in UTC. */
    public static String monthlyIndex(String prefix, long micros) {
        return prefix + "-" + MONTH.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private EcsDocument set(String field, JsonNode value) {
        ObjectNode parent = root;
        int from = 0;
        for (int dot = field.indexOf('.'); dot >= 0; dot = field.indexOf('.', from)) {
            String name = field.substring(from, dot);
            JsonNode child = parent.get(name);
            if (child == null) {
                parent = parent.putObject(name);
            } else if (child instanceof ObjectNode object) {
                parent = object;
            } else {
                throw new IllegalArgumentException(
                        "Cannot add field " + field + ": " + field.substring(0, dot) + " is set");
            }
            from = dot + 1;
        }
        if (parent.putIfAbsent(field.substring(from), value) != null) {
            throw new IllegalArgumentException("Cannot add field " + field + ": it is set already");
        }
        return this;
    }
}
