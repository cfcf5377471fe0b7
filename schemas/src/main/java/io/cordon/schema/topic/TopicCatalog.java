package io.cordon.schema.topic;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every topic of Cordon, as {@code topics.yaml} lists them. Immutable.
 *
 * @param topics in the order of the file
 */
public record TopicCatalog(List<TopicSpec> topics) {

    /** Flows. */
    public static final String FLOW = "cordon.flow.v1";

    /** DNS transactions. */
    public static final String DNS = "cordon.dns.v1";

    /** Login attempts. */
    public static final String LOGIN = "cordon.login.v1";

    /** Device observations. */
    public static final String DEVICE = "cordon.device.v1";

    /** Findings, every revision. */
    public static final String FINDING = "cordon.finding.v1";

    /** Incidents, every revision. */
    public static final String INCIDENT = "cordon.incident.v1";

    /** What could not be taken. */
    public static final String DEAD_LETTER = "cordon.dead-letter.v1";

    /** How far each file has been taken. */
    public static final String INGEST_POSITION = "cordon.ingest-position.v1";

    /** Default credentials of the operator, fingerprinted. */
    public static final String CREDENTIAL_FEED = "cordon.feed.credential.v1";

    /** The operator's rows of the amplifier port table. */
    public static final String AMPLIFIER_FEED = "cordon.feed.amplifier.v1";

    /** The topics that carry telemetry, and heartbeats: null key, empty value. */
    public static final List<String> TELEMETRY = List.of(FLOW, DNS, LOGIN, DEVICE);

    private static final String RESOURCE = "/topics.yaml";

    /** Copies the list; a name or a record may occur once. */
    public TopicCatalog {
        topics = List.copyOf(topics);
        if (topics.stream().map(TopicSpec::name).distinct().count() != topics.size()
                || topics.stream().map(TopicSpec::record).distinct().count() != topics.size()) {
            throw new IllegalArgumentException(
                    "Cannot use topic catalogue: a topic or a record is listed twice");
        }
    }

    /** Reads the checked-in file. */
    public static TopicCatalog load() {
        try (InputStream in = TopicCatalog.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Cannot read " + RESOURCE + ": it is missing");
            }
            return new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(in, TopicsFile.class)
                    .catalog();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
    }

    /** The topic of a dataset such as {@code flow}. */
    public TopicSpec topic(String dataset) {
        return topics.stream()
                .filter(topic -> topic.dataset().equals(dataset))
                .findFirst()
                .orElseThrow(() -> unknown("dataset", dataset));
    }

    /** The topic that carries records of a schema. */
    public TopicSpec topicOf(Schema record) {
        return topics.stream()
                .filter(topic -> topic.record().equals(record.getName()))
                .findFirst()
                .orElseThrow(() -> unknown("record", record.getName()));
    }

    private static IllegalArgumentException unknown(String what, String value) {
        return new IllegalArgumentException(
                "Cannot find topic: no topic of " + what + " '" + value + "'");
    }
}
