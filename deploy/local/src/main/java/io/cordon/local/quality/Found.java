package io.cordon.local.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run said of one subject.
 *
 * @param id of the finding
 * @param rule rule id
 * @param subject canonical text
 * @param crossing event time at which the condition held, microseconds
 */
record Found(String id, String rule, String subject, long crossing) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The documents of {@code findings.ndjson}. */
    static List<Found> read(Path findings) throws IOException {
        List<Found> found = new ArrayList<>();
        for (String line : Files.readAllLines(findings)) {
            JsonNode document = JSON.readTree(line);
            JsonNode cordon = document.get("cordon");
            Instant crossing = Instant.parse(cordon.at("/crossing/end").asText());
            found.add(
                    new Found(
                            document.at("/event/id").asText(),
                            document.at("/rule/id").asText(),
                            cordon.at("/subject/value").asText(),
                            ChronoUnit.MICROS.between(Instant.EPOCH, crossing)));
        }
        return found;
    }
}
