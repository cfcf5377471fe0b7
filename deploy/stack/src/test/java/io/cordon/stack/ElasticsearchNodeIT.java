package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.TestDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ElasticsearchNodeIT {

    private static final int HEAP = 512;

    @Test
    void keepsWhatWasIndexedThroughACrash() throws Exception {
        Path directory = TestDirectory.create("elasticsearch-crash");
        try (ElasticsearchNode node =
                new ElasticsearchNode(directory, Loopback.freePort(), HEAP, Map.of())) {
            node.start();
            assertThat(
                            send(node, "PUT", "/letters/_doc/1?refresh=true", "{\"text\":\"a\"}")
                                    .statusCode())
                    .isEqualTo(201);
            node.kill();
            assertThat(node.children().get(0).isAlive()).isFalse();

            node.start();
            assertThat(send(node, "GET", "/letters/_doc/1", "").body())
                    .contains("\"_source\":{\"text\":\"a\"}");
        }
        assertThat(directory.resolve("logs/elasticsearch.out")).content().doesNotContain("[INFO ");
    }

    @Test
    void namesTheBusyPortAndTheOptionThatChangesIt() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Loopback.HOST));
                ElasticsearchNode node =
                        new ElasticsearchNode(
                                TestDirectory.create("elasticsearch-port"), other.getLocalPort())) {
            assertThatThrownBy(node::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Cannot start Elasticsearch: port ")
                    .hasMessageEndingWith("choose another with --elasticsearch-port");
        }
    }

    private static HttpResponse<String> send(
            ElasticsearchNode node, String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(node.url().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
