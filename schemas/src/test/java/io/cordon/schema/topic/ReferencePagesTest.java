package io.cordon.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.amplifier.AmplifierCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The reference pages say what the code does. After a change run the test with {@code
 * -Dcordon.docs.write=true}, which rewrites the tables between the markers.
 */
class ReferencePagesTest {

    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    @Test
    void topicsPageListsTheCatalogue() throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("| Topic | Record | Partitions | Key | Timestamp |\n|---|---|---|---|---|\n");
        for (TopicSpec topic : TopicCatalog.load().topics()) {
            page.append(
                    "| `%s` | [%s](records.md#%s) | %d | %s | %s |\n"
                            .formatted(
                                    topic.name(),
                                    topic.record(),
                                    topic.record().toLowerCase(Locale.ROOT),
                                    topic.partitions(),
                                    topic.key(),
                                    topic.timestamp()));
        }
        page.append("\n| Topic | Configuration |\n|---|---|\n");
        for (TopicSpec topic : TopicCatalog.load().topics()) {
            page.append("| `%s` | %s |\n".formatted(topic.name(), configuration(topic)));
        }
        check("topics.md", page.toString());
    }

    @Test
    void recordsPageListsEveryField() throws Exception {
        StringBuilder page = new StringBuilder();
        Map<String, Schema> named = new LinkedHashMap<>();
        for (TopicSpec topic : TopicCatalog.load().topics()) {
            Schema record =
                    SpecificData.get()
                            .getSchema(Class.forName("io.cordon.schema.avro." + topic.record()));
            describe(record, page, named);
        }
        // The types that records are made of, each once, in the order of first use.
        for (int i = 0; i < named.size(); i++) {
            Schema type = named.values().stream().skip(i).findFirst().orElseThrow();
            if (type.getType() == Schema.Type.RECORD) {
                describe(type, page, named);
            } else {
                page.append("## %s\n\n%s\n\n".formatted(type.getName(), type.getDoc()));
                page.append(
                        type.getType() == Schema.Type.ENUM
                                ? "Symbols: `%s`.\n\n"
                                        .formatted(String.join("`, `", type.getEnumSymbols()))
                                : "%d bytes.\n\n".formatted(type.getFixedSize()));
            }
        }
        check("records.md", page.toString());
    }

    @Test
    void portsPageListsTheBuiltInTable() throws IOException {
        StringBuilder page = new StringBuilder();
        page.append(
                "| Port | Service | Published factor | Evidence | IoT | Report | Conversation | Open service |\n");
        page.append("|---|---|---|---|---|---|---|---|\n");
        for (Amplifier row : AmplifierCsv.builtIn()) {
            page.append(
                    "| %d | %s | %s | %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    row.port(),
                                    row.service(),
                                    factor(row.bafLow(), row.bafHigh()),
                                    row.evidence(),
                                    yes(row.iot()),
                                    row.report() == null ? "" : "`" + row.report() + "`",
                                    yes(row.conversation()),
                                    yes(row.openService())));
        }
        check("amplifier-ports.md", page.toString());
    }

    private static String factor(@Nullable Double low, @Nullable Double high) {
        if (low == null) {
            return high == null ? "" : "up to " + number(high);
        }
        return high == null
                ? "from " + number(low)
                : number(low) + (low.equals(high) ? "" : " to " + number(high));
    }

    private static String number(double value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }

    private static void describe(Schema record, StringBuilder page, Map<String, Schema> named) {
        page.append("## %s\n\n%s\n\n".formatted(record.getName(), record.getDoc()));
        page.append("| Field | Type | Meaning |\n|---|---|---|\n");
        for (Schema.Field field : record.getFields()) {
            page.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(field.name(), type(field.schema(), named), field.doc()));
        }
        page.append('\n');
    }

    private static String type(Schema schema, Map<String, Schema> named) {
        return switch (schema.getType()) {
            case UNION ->
                    schema.getTypes().stream()
                            .map(part -> type(part, named))
                            .collect(Collectors.joining(" or "));
            case ARRAY -> "list of " + type(schema.getElementType(), named);
            case RECORD, ENUM, FIXED -> {
                named.put(schema.getName(), schema);
                yield "[%s](#%s)"
                        .formatted(schema.getName(), schema.getName().toLowerCase(Locale.ROOT));
            }
            case MAP, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
                    schema.getType().getName();
        };
    }

    private static String configuration(TopicSpec topic) {
        return topic.config().entrySet().stream()
                .map(entry -> "`%s=%s`".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static void check(String name, String generated) throws IOException {
        Path file = Path.of(System.getProperty("cordon.root"), "docs/reference", name);
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("cordon.docs.write")) {
            Files.writeString(file, page.substring(0, begin) + generated + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).as("%s", file).isEqualTo(generated);
        }
    }
}
