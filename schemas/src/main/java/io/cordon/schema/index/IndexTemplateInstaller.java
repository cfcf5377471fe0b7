package io.cordon.schema.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the index templates of a cluster to the checked-in state. Applying them again changes
 * nothing and writes nothing. A changed template is also put onto the indices that exist, so that
 * today's index takes a new field at once; Elasticsearch refuses a change that is not an addition,
 * and this installer then says so.
 */
public final class IndexTemplateInstaller {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI node;
    private final @Nullable String authorization;

    /**
     * Prepares an installer; nothing is sent yet.
     *
     * @param client used as it is; closing it is the caller's business
     * @param node address of the cluster, for example {@code http://127.0.0.1:9200}
     * @param authorization value of the {@code Authorization} header; null for an open node
     */
    public IndexTemplateInstaller(HttpClient client, URI node, @Nullable String authorization) {
        this.client = client;
        this.node = node;
        this.authorization = authorization;
    }

    /** What was done to one template. */
    public enum Change {
        /** It was not there. */
        CREATED,
        /** It was there with another content. */
        UPDATED,
        /** It was there as it should be: nothing was written. */
        UNCHANGED
    }

    /**
     * One template and what was done to it.
     *
     * @param template name of the template
     * @param change what was done
     */
    public record Applied(String template, Change change) {}

    /**
     * Applies every template.
     *
     * @throws IOException when the cluster cannot be reached or refuses; the message says what to
     *     do
     */
    public List<Applied> apply() throws IOException, InterruptedException {
        List<Applied> done = new ArrayList<>();
        for (IndexTemplate template : IndexTemplate.all()) {
            done.add(new Applied(template.name(), apply(template)));
        }
        return done;
    }

    private Change apply(IndexTemplate template) throws IOException, InterruptedException {
        String path = "/_index_template/" + template.name();
        HttpResponse<String> found = send(template, "GET", path, null);
        if (found.statusCode() == 404) {
            write(template, path, template.body());
            return Change.CREATED;
        }
        check(template, found);
        JsonNode current = JSON.readTree(found.body()).at("/index_templates/0/index_template");
        if (hasAll(current, template.body())) {
            return Change.UNCHANGED;
        }
        write(template, path, template.body());
        write(
                template,
                "/" + template.pattern() + "/_mapping?allow_no_indices=true",
                template.mappings());
        return Change.UPDATED;
    }

    /** The node adds keys of its own (composed_of, dates); what is ours must be there unchanged. */
    private static boolean hasAll(JsonNode current, JsonNode wanted) {
        for (String key : List.of("index_patterns", "priority", "_meta", "template")) {
            if (!wanted.path(key).equals(current.path(key))
                    && !wanted.path(key).toString().equals(current.path(key).toString())) {
                return false;
            }
        }
        return true;
    }

    private void write(IndexTemplate template, String path, JsonNode body)
            throws IOException, InterruptedException {
        check(template, send(template, "PUT", path, body.toString()));
    }

    private HttpResponse<String> send(
            IndexTemplate template, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(node.toString().replaceAll("/+$", "") + path))
                        .timeout(TIMEOUT)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(
                    "Cannot apply index template %s: %s does not answer; is Elasticsearch running there?"
                            .formatted(template.name(), node),
                    e);
        }
    }

    private void check(IndexTemplate template, HttpResponse<String> response) throws IOException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String hint =
                switch (status) {
                    case 401, 403 -> "give credentials that may manage index templates";
                    case 400 ->
                            "the change is not an addition; delete the indices of pattern "
                                    + template.pattern()
                                    + " or let them expire, then run again";
                    default -> "see the node's log";
                };
        throw new IOException(
                "Cannot apply index template %s: %s answered status=%d, type=%s: %s"
                        .formatted(
                                template.name(), node, status, errorType(response.body()), hint));
    }

    private static String errorType(String body) {
        try {
            return JSON.readTree(body).at("/error/type").asText("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
