package io.cordon.stream.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.deadletter.SetAsideCode;
import java.io.IOException;

/**
 * The dead letter of a document that Elasticsearch refused. It names the document and the error's
 * type; never the error's reason, which quotes values, and not the document: a finding is on its
 * topic and can be computed again.
 */
final class RefusedDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RefusedDocument() {}

    /**
     * Makes it.
     *
     * @param timeMicros when it was refused, microseconds since the Unix epoch
     */
    static DeadLetter letter(BulkEntry entry, BulkClient.Result result, long timeMicros) {
        JsonNode document = parse(entry.document());
        return DeadLetter.newBuilder()
                .setTime(timeMicros)
                .setCode(SetAsideCode.INDEX_REFUSED.name())
                .setMessage(
                        "Cannot index document: Elasticsearch refused it (id=%s, version=%d, status=%d, type=%s)"
                                .formatted(
                                        entry.id(),
                                        entry.version(),
                                        result.status(),
                                        result.errorType().isEmpty()
                                                ? "unknown"
                                                : result.errorType()))
                .setFormat("elasticsearch")
                .setSource(entry.index())
                .setLine(0)
                .setByteOffset(-1)
                .setLength(entry.document().length)
                .setTenant(document.at("/organization/id").asText("default"))
                .setSensor(document.at("/cordon/sensor").asText(""))
                .build();
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
