package io.cordon.ingest.feed.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a publisher's web server on loopback: conditional requests, ranges, and on demand
 * what servers do on bad days.
 */
final class Publisher implements AutoCloseable {

    /** One request as it came. */
    record Request(
            String path,
            @Nullable String ifNoneMatch,
            @Nullable String ifModifiedSince,
            @Nullable String range,
            @Nullable String ifRange) {}

    /** What it has under a path. */
    record Document(byte[] content, String etag, @Nullable String modified) {}

    /** What it does instead of answering. */
    sealed interface Mishap {

        record Status(int code, @Nullable String retryAfter) implements Mishap {}

        record CutAfter(int bytes) implements Mishap {}

        /** Sends the part from another byte on than it was asked for. */
        record WrongPart() implements Mishap {}
    }

    private final HttpServer server;
    private final Map<String, Document> documents = new HashMap<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    Publisher() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
    }

    void has(String path, Document document) {
        documents.put("/" + path, document);
    }

    void then(Mishap... next) {
        mishaps.addAll(Arrays.asList(next));
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(
                new Request(
                        path,
                        header(exchange, "If-None-Match"),
                        header(exchange, "If-Modified-Since"),
                        header(exchange, "Range"),
                        header(exchange, "If-Range")));
        Mishap mishap = mishaps.poll();
        Document document = documents.get(path);
        try (exchange) {
            if (mishap instanceof Mishap.Status status) {
                if (status.retryAfter() != null) {
                    exchange.getResponseHeaders().set("Retry-After", status.retryAfter());
                }
                exchange.sendResponseHeaders(status.code(), -1);
            } else if (document == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, document, mishap);
            }
        }
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static void send(HttpExchange exchange, Document document, @Nullable Mishap mishap)
            throws IOException {
        exchange.getResponseHeaders().set("ETag", document.etag());
        if (document.modified() != null) {
            exchange.getResponseHeaders().set("Last-Modified", document.modified());
        }
        if (document.etag().equals(header(exchange, "If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        String range = header(exchange, "Range");
        int from = 0;
        int status = 200;
        if (range != null && document.etag().equals(header(exchange, "If-Range"))) {
            from = Integer.parseInt(range.replaceAll("[^0-9]", ""));
            if (from >= document.content().length) {
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            from = mishap instanceof Mishap.WrongPart ? 0 : from;
            status = 206;
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            "bytes %d-%d/%d"
                                    .formatted(
                                            from,
                                            document.content().length - 1,
                                            document.content().length));
        }
        int length = document.content().length - from;
        exchange.sendResponseHeaders(status, length);
        int sent = mishap instanceof Mishap.CutAfter cut ? Math.min(cut.bytes(), length) : length;
        OutputStream out = exchange.getResponseBody();
        out.write(document.content(), from, sent);
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
