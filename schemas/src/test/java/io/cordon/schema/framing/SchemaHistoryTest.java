package io.cordon.schema.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The released schemas against each other and against the code. After a change of a record run the
 * test with {@code -Dcordon.history.write=true}: it writes the next version, to be reviewed and
 * checked in. A released version is never edited.
 */
class SchemaHistoryTest {

    private static final String SMALL =
            """
            {"type": "record", "name": "Flow", "namespace": "io.cordon.schema.avro", "fields": [
              {"name": "transport", "type": "int"}%s]}
            """;

    static Stream<Schema> records() {
        return ReleasedRecords.current();
    }

    @ParameterizedTest
    @MethodSource("records")
    void newestVersionIsTheSchemaOfTheCode(Schema current) throws IOException {
        List<Schema> versions = SchemaHistory.versions(current.getName());
        Path next = file(current.getName(), versions.size() + 1);
        if (Boolean.getBoolean("cordon.history.write") && !endsWith(versions, current)) {
            Files.createDirectories(next.getParent());
            Files.writeString(next, current.toString(true) + "\n");
        } else {
            assertThat(endsWith(versions, current))
                    .as("%s changed: release it as %s", current.getName(), next.getFileName())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyVersionReadsEveryOther(Schema current) {
        assertThat(incompatible(SchemaHistory.versions(current.getName()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void historyHasNoGapAndNothingElse(Schema current) throws IOException {
        int versions = SchemaHistory.versions(current.getName()).size();
        try (Stream<Path> files = Files.list(file(current.getName(), 1).getParent())) {
            assertThat(files.count()).isEqualTo(versions);
        }
    }

    @Test
    void addedFieldWithDefaultIsCompatibleBothWays() {
        Schema first = parse("");
        Schema second = parse(", {\"name\": \"ttl\", \"type\": \"int\", \"default\": 0}");
        assertThat(incompatible(List.of(first, second))).isEmpty();
    }

    @Test
    void addedFieldWithoutDefaultIsRefused() {
        Schema first = parse("");
        Schema second = parse(", {\"name\": \"ttl\", \"type\": \"int\"}");
        assertThat(incompatible(List.of(first, second))).containsExactly("v2 cannot read v1");
    }

    @Test
    void compatibilityIsTransitive() {
        // Each step alone looks harmless: a default goes once nobody writes without the field.
        Schema first = parse("");
        Schema second = parse(", {\"name\": \"ttl\", \"type\": \"int\", \"default\": 0}");
        Schema third = parse(", {\"name\": \"ttl\", \"type\": \"int\"}");
        assertThat(incompatible(List.of(first, second, third)))
                .containsExactly("v3 cannot read v1");
    }

    @Test
    void changedTypeIsRefused() {
        Schema first = parse(", {\"name\": \"ttl\", \"type\": \"int\", \"default\": 0}");
        Schema second = parse(", {\"name\": \"ttl\", \"type\": \"string\", \"default\": \"\"}");
        assertThat(incompatible(List.of(first, second)))
                .containsExactlyInAnyOrder("v2 cannot read v1", "v1 cannot read v2");
    }

    @Test
    void unknownRecordHasNoVersions() {
        assertThat(SchemaHistory.versions("NoSuchRecord")).isEmpty();
    }

    private static boolean endsWith(List<Schema> versions, Schema current) {
        return !versions.isEmpty() && versions.get(versions.size() - 1).equals(current);
    }

    private static List<String> incompatible(List<Schema> versions) {
        List<String> refused = new ArrayList<>();
        for (int reader = 0; reader < versions.size(); reader++) {
            for (int writer = 0; writer < versions.size(); writer++) {
                if (SchemaCompatibility.checkReaderWriterCompatibility(
                                        versions.get(reader), versions.get(writer))
                                .getType()
                        != SchemaCompatibilityType.COMPATIBLE) {
                    refused.add("v" + (reader + 1) + " cannot read v" + (writer + 1));
                }
            }
        }
        return refused;
    }

    private static Schema parse(String moreFields) {
        return new Schema.Parser().parse(SMALL.formatted(moreFields));
    }

    private static Path file(String record, int version) {
        return ReleasedRecords.root()
                .resolve("schemas/src/main/resources/history")
                .resolve(record)
                .resolve("v" + version + ".avsc");
    }
}
