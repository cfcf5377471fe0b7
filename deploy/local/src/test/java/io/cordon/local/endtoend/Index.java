package io.cordon.local.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a node holds, asked plainly over HTTP. A test's indices are small: one request each. */
final class Index {

    static final String FINDINGS = "cordon-findings-*";
    static final String INCIDENTS = "cordon-incidents-*";
    static final String DEAD_LETTERS = "cordon-dead-letters-*";

    private static final int MOST = 10_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One document.
     *
     * @param source as indexed
     */
    record Document(String index, String id, long version, ObjectNode source) {

        String text(String pointer) {
            return source.at(pointer).asText();
        }
    }

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI node;

    Index(URI node) {
        this.node = node;
    }

    /** Every document of one tenant, also what was written a moment ago, sorted by id. */
    List<Document> of(String pattern, String tenant) throws IOException {
        ObjectNode query = JSON.createObjectNode();
        query.putObject("query").putObject("term").put("organization.id", tenant);
        return search(pattern, query);
    }

    /** Every document. */
    List<Document> all(String pattern) throws IOException {
        return search(pattern, JSON.createObjectNode());
    }

    private List<Document> search(String pattern, ObjectNode query) throws IOException {
        post("/" + pattern + "/_refresh", "");
        query.put("size", MOST).put("version", true).put("track_total_hits", true);
        query.putArray("sort").add("event.id");
        JsonNode answer = post("/" + pattern + "/_search", query.toString());
        List<Document> documents = new ArrayList<>();
        for (JsonNode hit : answer.at("/hits/hits")) {
            documents.add(
                    new Document(
                            hit.path("_index").asText(),
                            hit.path("_id").asText(),
                            hit.path("_version").asLong(),
                            (ObjectNode) hit.path("_source")));
        }
        if (documents.size() != answer.at("/hits/total/value").asInt()) {
            throw new IOException("not all documents of " + pattern + " fit one answer");
        }
        return documents;
    }

    private JsonNode post(String path, String body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(node.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(path + " answers " + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
