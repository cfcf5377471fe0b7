package io.cordon.bench.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks the node about documents: a get by id sees them as soon as they are written, a search only
 * after the next refresh.
 */
final class IndexWatch {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SHARDS_MISSING = 503;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI node;

    IndexWatch(URI node) {
        this.node = node;
    }

    /** Looks for what is still missing of these probes. */
    void look(List<Probe> probes) throws IOException {
        if (probes.isEmpty()) {
            return;
        }
        List<Probe> unwritten = probes.stream().filter(probe -> !probe.isIndexed()).toList();
        if (!unwritten.isEmpty()) {
            Set<String> written = written(unwritten);
            long now = System.nanoTime();
            unwritten.stream()
                    .filter(probe -> written.contains(probe.findingId()))
                    .forEach(probe -> probe.indexed(now));
        }
        Set<String> found = found(probes);
        long now = System.nanoTime();
        for (Probe probe : probes) {
            if (found.contains(probe.findingId())) {
                probe.indexed(now);
                probe.searchable(now);
            }
        }
    }

    private Set<String> written(List<Probe> probes) throws IOException {
        ObjectNode body = json.createObjectNode();
        ArrayNode documents = body.putArray("docs");
        for (Probe probe : probes) {
            documents
                    .addObject()
                    .put("_index", probe.index())
                    .put("_id", probe.findingId())
                    .put("_source", false);
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode document : post("/_mget", body).path("docs")) {
            if (document.path("found").asBoolean()) {
                ids.add(document.path("_id").asText());
            }
        }
        return ids;
    }

    private Set<String> found(List<Probe> probes) throws IOException {
        ObjectNode body = json.createObjectNode();
        body.put("size", probes.size()).put("_source", false);
        ArrayNode wanted = body.putObject("query").putObject("ids").putArray("values");
        probes.forEach(probe -> wanted.add(probe.findingId()));
        Set<String> ids = new HashSet<>();
        JsonNode answer = post("/cordon-findings-*/_search?ignore_unavailable=true", body);
        for (JsonNode hit : answer.at("/hits/hits")) {
            ids.add(hit.path("_id").asText());
        }
        return ids;
    }

    private JsonNode post(String path, JsonNode body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(node.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == SHARDS_MISSING) {
                return json.createObjectNode(); // an index that is being made: nothing in it yet
            }
            if (response.statusCode() != 200) {
                throw new IOException(
                        "Cannot ask for findings: Elasticsearch answers " + response.statusCode());
            }
            return json.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot ask for findings: interrupted");
        }
    }
}
