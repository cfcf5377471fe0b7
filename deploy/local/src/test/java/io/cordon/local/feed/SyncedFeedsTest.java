package io.cordon.local.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cordon.ingest.feed.sync.PublishedFeed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A publisher on loopback whose catalogue changes, breaks, and is mended. */
@Timeout(60)
class SyncedFeedsTest {

    private static final String CATALOGUE =
            """
            {"count":1,"vulnerabilities":[{"cveID":"%s","vendorProject":"V","product":"P",
            "vulnerabilityName":"N","dateAdded":"2026-01-01","dueDate":"2026-01-22",
            "knownRansomwareCampaignUse":"Unknown"}]}
            """;

    private final StringWriter printed = new StringWriter();
    private final Feeds feeds = new Feeds(new PrintWriter(printed, true), Clock.systemUTC());

    @TempDir private Path folder;
    private HttpServer server;
    private byte[] content = new byte[0];

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/kev.json", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String tag = "\"" + new String(content, StandardCharsets.UTF_8).hashCode() + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        try (exchange) {
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }

    private int sync(String published) throws IOException {
        content = published.getBytes(StandardCharsets.UTF_8);
        printed.getBuffer().setLength(0);
        URI place = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/kev.json");
        return feeds.run(
                new FeedRequest(
                        folder,
                        new FeedRequest.Sync(
                                List.of(PublishedFeed.KEV),
                                folder,
                                Map.of(PublishedFeed.KEV, place)),
                        null,
                        null));
    }

    private String kept() throws IOException {
        return Files.readString(folder.resolve("kev/kev.json"));
    }

    @Test
    void theLastGoodFeedStaysUntilTheNextIsWhole() throws IOException {
        String first = CATALOGUE.formatted("CVE-2099-0001");
        assertThat(sync(first)).isZero();
        assertThat(printed).asString().contains("kev: 1 file(s)", "1 new with 1 entries");
        assertThat(kept()).isEqualTo(first);

        assertThat(sync(first)).isZero();
        assertThat(printed).asString().startsWith("kev: unchanged");

        assertThat(sync(first.substring(0, 80))).isEqualTo(1);
        assertThat(printed).asString().contains("TRUNCATED", "the feed stays as it was");
        assertThat(kept()).isEqualTo(first);

        assertThat(sync(first.substring(0, 80))).as("still broken, and said again").isEqualTo(1);

        String second = CATALOGUE.formatted("CVE-2099-0002");
        assertThat(sync(second)).isZero();
        assertThat(kept()).isEqualTo(second);
    }

    @Test
    void aPublisherThatDoesNotHaveItIsNamed() throws IOException {
        server.removeContext("/kev.json");

        assertThat(sync("")).isEqualTo(1);
        assertThat(printed).asString().contains("kev: Cannot fetch", "answers 404 (REFUSED)");
    }
}
