package io.cordon.stack.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Questions to the JobManager's REST interface, answered as JSON. Thread-safe. */
public final class FlinkRest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI base;

    public FlinkRest(URI base) {
        this.base = base;
    }

    /**
     * @throws IOException when the JobManager cannot be reached or does not answer 2xx
     */
    public JsonNode get(String path) throws IOException {
        return mapper.readTree(send("GET", path).body());
    }

    /** Changes something; the answer has no content of interest. */
    public void patch(String path) throws IOException {
        send("PATCH", path);
    }

    /** The resource ids of the TaskManagers that the JobManager counts on. */
    public Set<String> taskManagers() throws IOException {
        Set<String> ids = new TreeSet<>();
        get("/taskmanagers")
                .path("taskmanagers")
                .forEach(manager -> ids.add(manager.path("id").asText()));
        return ids;
    }

    private HttpResponse<byte[]> send(String method, String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(TIMEOUT)
                        .method(method, BodyPublishers.noBody())
                        .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new FlinkRestException(method, base.resolve(path), response.statusCode());
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Cannot ask Flink: interrupted");
        }
    }
}
