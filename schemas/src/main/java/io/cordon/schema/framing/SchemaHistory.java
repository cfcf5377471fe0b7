package io.cordon.schema.framing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every schema version that was ever released, as checked in under {@code
 * history/<record>/v<n>.avsc}. Readers take any of them, so that a topic may hold years of records.
 */
public final class SchemaHistory {

    private SchemaHistory() {}

    /**
     * The released versions of one record, oldest first.
     *
     * @param record simple name of the Avro record
     */
    public static List<Schema> versions(String record) {
        List<Schema> versions = new ArrayList<>();
        for (int version = 1; ; version++) {
            String resource = "/history/" + record + "/v" + version + ".avsc";
            try (InputStream in = SchemaHistory.class.getResourceAsStream(resource)) {
                if (in == null) {
                    return versions;
                }
                versions.add(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read schema " + resource, e);
            }
        }
    }
}
