package io.cordon.schema.framing;

import io.cordon.schema.topic.TopicCatalog;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The current schema of every record that has a topic. */
final class ReleasedRecords {

    private ReleasedRecords() {}

    static Stream<Schema> current() {
        return TopicCatalog.load().topics().stream().map(topic -> schema(topic.record()));
    }

    static Schema schema(String record) {
        try {
            return SpecificData.get().getSchema(Class.forName("io.cordon.schema.avro." + record));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path root() {
        return Path.of(System.getProperty("cordon.root"));
    }
}
