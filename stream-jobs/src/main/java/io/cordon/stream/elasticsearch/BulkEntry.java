package io.cordon.stream.elasticsearch;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.deadletter.DeadLetterDocument;
import io.cordon.schema.finding.FindingDocument;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.incident.IncidentDocument;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * One document on its way to Elasticsearch.
 *
 * @param action index or create
 * @param index the one index that the id belongs to
 * @param id at most 512 bytes, Elasticsearch's own limit
 * @param version external version; 0 for {@link BulkAction#CREATE}
 * @param document JSON on one line, UTF-8; not to be changed by anyone
 */
public record BulkEntry(BulkAction action, String index, String id, long version, byte[] document)
        implements Serializable {

    private static final int MAX_ID_BYTES = 512;

    /** What an action line adds to a document, apart from names. */
    private static final int ACTION_LINE_BYTES = 96;

    /** Checks what would make Elasticsearch refuse the whole request around this entry. */
    public BulkEntry {
        if (index.isEmpty()) {
            throw new IllegalArgumentException("Cannot make bulk entry: the index is empty");
        }
        int idBytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (idBytes == 0 || idBytes > MAX_ID_BYTES) {
            throw new IllegalArgumentException(
                    "Cannot make bulk entry: the id has %d bytes, allowed are 1 to %d (index=%s)"
                            .formatted(idBytes, MAX_ID_BYTES, index));
        }
        if (version < 0) {
            throw new IllegalArgumentException(
                    "Cannot make bulk entry: version %d is negative (index=%s, id=%s)"
                            .formatted(version, index, id));
        }
        for (byte b : document) {
            if (b == '\n') {
                throw new IllegalArgumentException(
                        "Cannot make bulk entry: the document holds a line feed (index=%s, id=%s)"
                                .formatted(index, id));
            }
        }
    }

    /** The entry of one revision of a finding. */
    public static BulkEntry finding(Finding finding, RuleLabels labels) {
        return new BulkEntry(
                BulkAction.INDEX,
                FindingDocument.index(finding),
                finding.getId(),
                finding.getVersion(),
                FindingDocument.json(finding, labels));
    }

    /** The entry of one revision of an incident. */
    public static BulkEntry incident(Incident incident, Map<String, RuleLabels> labels) {
        return new BulkEntry(
                BulkAction.INDEX,
                IncidentDocument.index(incident),
                incident.getId(),
                incident.getVersion(),
                IncidentDocument.json(incident, labels));
    }

    /**
     * The entry of one record of the dead-letter topic.
     *
     * @param timestampMillis the record's time stamp, which names the index
     */
    public static BulkEntry deadLetter(
            String topic, int partition, long offset, long timestampMillis, DeadLetter letter) {
        String id = DeadLetterDocument.id(topic, partition, offset);
        return new BulkEntry(
                BulkAction.CREATE,
                DeadLetterDocument.index(timestampMillis),
                id,
                0,
                DeadLetterDocument.json(letter, id));
    }

    /** What names the document in the cluster. */
    String key() {
        return index + '/' + id;
    }

    /** Bytes it takes in a request, near enough. */
    long sizeInBytes() {
        return (long) document.length + index.length() + id.length() + ACTION_LINE_BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BulkEntry entry
                && action == entry.action
                && index.equals(entry.index)
                && id.equals(entry.id)
                && version == entry.version
                && Arrays.equals(document, entry.document);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, index, id, version, Arrays.hashCode(document));
    }

    @Override
    public String toString() {
        return action + " " + key() + " version=" + version + " bytes=" + document.length;
    }
}
