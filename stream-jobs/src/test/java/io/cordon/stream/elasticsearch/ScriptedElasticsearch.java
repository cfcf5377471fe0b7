package io.cordon.stream.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A peer on loopback that speaks the bulk protocol (NDJSON in, items out, external versions) and
 * fails when its script says so, as no real node does on command.
 */
final class ScriptedElasticsearch implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Step> script = new ConcurrentLinkedDeque<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<String> overtaking = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int mostEntries = Integer.MAX_VALUE;

    ScriptedElasticsearch() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/_bulk", this::bulk);
        server.start();
    }

    /** What to do with the next request instead of taking it; true when it has been answered. */
    @FunctionalInterface
    interface Step {
        boolean run(HttpExchange exchange) throws IOException;
    }

    private record Refusal(int status, String type) {}

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request is refused as a whole. */
    void refuseNext(int status) {
        script.add(
                exchange -> {
                    answer(
                            exchange,
                            status,
                            "{\"error\":{\"type\":\"scripted\",\"reason\":\"scripted\"},\"status\":%d}"
                                    .formatted(status));
                    return true;
                });
    }

    /** The next request is refused by something before the node that speaks no JSON. */
    void refuseNextWithHtml(int status) {
        script.add(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    byte[] page = "<html>no</html>".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                    return true;
                });
    }

    /** The connection of the next request breaks without an answer. */
    void breakNext() {
        script.add(
                exchange -> {
                    exchange.close();
                    return true;
                });
    }

    void next(Step step) {
        script.add(step);
    }

    /** Larger requests get 413. */
    void takeAtMost(int entries) {
        mostEntries = entries;
    }

    /** The document is refused until {@link #accept}. */
    void refuse(String id, int status, String type) {
        refusals.put(id, new Refusal(status, type));
    }

    void accept(String id) {
        refusals.remove(id);
    }

    /** Version of each document held, by id. */
    Map<String, Long> versions() {
        return versions;
    }

    /** What each request asked for, {@code id@version}. */
    List<List<String>> requests() {
        return requests;
    }

    /** Ids that were in two requests at the same time. */
    List<String> overtaking() {
        return overtaking;
    }

    List<String> authorizations() {
        return authorizations;
    }

    private void bulk(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        authorizations.add(
                Objects.requireNonNullElse(
                        exchange.getRequestHeaders().getFirst("Authorization"), "none"));
        List<JsonNode> actions = new ArrayList<>();
        String[] lines = body.split("\n");
        for (int i = 0; i < lines.length; i += 2) {
            actions.add(JSON.readTree(lines[i]));
        }
        List<String> asked = actions.stream().map(ScriptedElasticsearch::label).toList();
        requests.add(asked);
        actions.stream().map(a -> id(a)).filter(id -> !present.add(id)).forEach(overtaking::add);
        try {
            Step step = script.poll();
            if (step != null && step.run(exchange)) {
                return;
            }
            if (actions.size() > mostEntries) {
                answer(exchange, 413, "{\"error\":\"too large\",\"status\":413}");
                return;
            }
            ObjectNode response = JSON.createObjectNode().put("took", 1).put("errors", false);
            ArrayNode items = response.putArray("items");
            actions.forEach(action -> items.add(item(action)));
            answer(exchange, 200, response.toString());
        } finally {
            actions.forEach(action -> present.remove(id(action)));
        }
    }

    private ObjectNode item(JsonNode action) {
        String operation = action.fieldNames().next();
        JsonNode asked = action.get(operation);
        String id = asked.get("_id").asText();
        long version = asked.path("version").asLong(0);
        ObjectNode result = JSON.createObjectNode();
        ObjectNode item = result.putObject(operation);
        item.put("_index", asked.get("_index").asText()).put("_id", id);
        Refusal refusal = refusals.get(id);
        Long held = versions.get(id);
        if (refusal != null) {
            refuse(item, refusal);
        } else if (held != null && (operation.equals("create") || held > version)) {
            refuse(item, new Refusal(409, "version_conflict_engine_exception"));
        } else {
            versions.put(id, version);
            item.put("status", 201).put("_version", version).put("result", "created");
        }
        return result;
    }

    private static void refuse(ObjectNode item, Refusal refusal) {
        item.put("status", refusal.status());
        item.putObject("error")
                .put("type", refusal.type())
                .put("reason", "failed to parse field: secret-value");
    }

    private static String id(JsonNode action) {
        return action.elements().next().get("_id").asText();
    }

    private static String label(JsonNode action) {
        return id(action) + "@" + action.elements().next().path("version").asLong(0);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
