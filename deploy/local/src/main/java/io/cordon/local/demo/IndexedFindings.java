package io.cordon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.local.demo.Comparison.Found;
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

/** The findings of one tenant that can be searched now. */
final class IndexedFindings {

    /** Far more than the fleet plants; what one request returns at most. */
    private static final int MOST = 10_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI node;

    IndexedFindings(URI node) {
        this.node = node;
    }

    List<Found> of(String tenant) throws IOException {
        String query =
                JSON.writeValueAsString(
                        JSON.createObjectNode()
                                .put("size", MOST)
                                .set(
                                        "query",
                                        JSON.createObjectNode()
                                                .set(
                                                        "term",
                                                        JSON.createObjectNode()
                                                                .put("organization.id", tenant))));
        JsonNode hits = post("/cordon-findings-*/_search?ignore_unavailable=true", query);
        List<Found> found = new ArrayList<>();
        for (JsonNode hit : hits.at("/hits/hits")) {
            JsonNode document = hit.path("_source");
            found.add(
                    new Found(
                            hit.path("_id").asText(),
                            document.at("/rule/id").asText(),
                            document.at("/cordon/subject/value").asText()));
        }
        return found;
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
                throw new IOException(
                        "Cannot search the findings: Elasticsearch answers "
                                + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot search the findings: interrupted");
        }
    }
}
