package io.cordon.stream.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.schema.index.IndexTemplateInstaller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What a test asks a real node. */
final class NodeQueries {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI node;

    NodeQueries(URI node) {
        this.node = node;
    }

    List<IndexTemplateInstaller.Applied> applyTemplates() throws IOException, InterruptedException {
        return new IndexTemplateInstaller(client, node, null).apply();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    JsonNode send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(node.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    /** How many documents can be found now; 0 while the node is away. */
    long count(String index) throws InterruptedException {
        try {
            send("POST", "/" + index + "/_refresh?ignore_unavailable=true", "");
            return get("/" + index + "/_count?ignore_unavailable=true").path("count").asLong();
        } catch (IOException e) {
            return 0;
        }
    }
}
