package io.cordon.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cordon.schema.index.IndexTemplateInstaller;
import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries on a real node with 1,200 findings: more than two pages. */
class SearchClientIT {

    private static final int FINDINGS = 1_200;

    private static URI node;

    @BeforeAll
    static void index() throws Exception {
        node = SharedStack.elasticsearch().url();
        HttpClient client = HttpClient.newHttpClient();
        new IndexTemplateInstaller(client, node, null).apply();
        StringBuilder bulk = new StringBuilder();
        Instant start = Instant.parse("2024-05-01T00:00:00Z");
        for (int i = 0; i < FINDINGS; i++) {
            bulk.append("{\"index\":{\"_index\":\"cordon-findings-2024.05.01\",\"_id\":\"")
                    .append(i)
                    .append("\"}}\n")
                    .append(
                            """
                            {"@timestamp":"%s","event":{"id":"%d"},"rule":{"id":"%s"},"source":{"ip":"%s"},"cordon":{"count":%d,"evidence":{"related":{"user":["root"]}}}}
                            """
                                    .formatted(
                                            start.plusSeconds(i / 3),
                                            i,
                                            i % 4 == 0 ? "SCAN-HORIZONTAL" : "CRED-BRUTE-FAST",
                                            i == 7 ? "2001:db8::7" : "198.51.100." + i % 200,
                                            i));
        }
        HttpRequest request =
                HttpRequest.newBuilder(node.resolve("/_bulk?refresh=true"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(bulk.toString()))
                        .build();
        assertThat(client.send(request, BodyHandlers.ofString()).body())
                .contains("\"errors\":false");
    }

    @Test
    void pagesThroughEverythingOnceAndTheLatestFirst() throws IOException {
        SearchResult result = search("*", FINDINGS + 100);

        assertThat(result.total()).isEqualTo(FINDINGS);
        assertThat(result.documents()).hasSize(FINDINGS).doesNotHaveDuplicates();
        List<String> times =
                result.documents().stream().map(d -> d.get("@timestamp").asText()).toList();
        assertThat(times)
                .isSortedAccordingTo((a, b) -> Instant.parse(b).compareTo(Instant.parse(a)));
    }

    @Test
    void theAnswerIsNoLargerThanAskedForAndSaysHowManyThereAre() throws IOException {
        SearchResult result = search("*", 7);

        assertThat(result.documents()).hasSize(7);
        assertThat(result.total()).isEqualTo(FINDINGS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    rule.id:SCAN-HORIZONTAL | 300
                    rule.id:CRED-* | 900
                    source.ip:"2001:db8::7" | 1
                    source.ip:"198.51.100.0/25" AND cordon.count:[0 TO 9] | 9
                    cordon.count:>=1190 | 10
                    cordon.evidence.related.user:root | 1200
                    @timestamp:[2024-05-01T00:00:00Z TO 2024-05-01T00:00:09Z] | 30
                    event.id:5 rule.id:CRED-BRUTE-FAST | 1
                    NOT rule.id:* | 0
                    SCAN-HORIZONTAL | 300
                    source.ip:not-an-address | 0
                    """)
    void understandsLucene(String query, long expected) throws IOException {
        assertThat(search(query, 1).total()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule.id:(", "source.ip:*7"})
    void aBadQueryIsTheAskersToMend(String query) {
        assertThatThrownBy(() -> search(query, 1))
                .isInstanceOf(SearchException.class)
                .hasMessageStartingWith("Cannot search: the query is not understood (status=400)");
    }

    @Test
    void whatHasNeverBeenWrittenIsEmpty() throws IOException {
        try (SearchClient client = SearchClient.open(node)) {
            List<JsonNode> incidents =
                    client.search(new SearchRequest("*", SearchIndex.INCIDENTS, 5)).documents();
            assertThat(incidents).isEmpty();
        }
    }

    @Test
    void aNodeThatIsNotThereIsNamed() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:" + Loopback.freePort());
        try (SearchClient client = SearchClient.open(nowhere)) {
            assertThatThrownBy(() -> client.search(new SearchRequest("*", SearchIndex.FINDINGS, 1)))
                    .isInstanceOf(SearchException.class)
                    .hasMessage(
                            "Cannot search: %s does not answer; start the stack with ./cordon up, or give the address of your cluster",
                            nowhere);
        }
    }

    private static SearchResult search(String query, int size) throws IOException {
        try (SearchClient client = SearchClient.open(node)) {
            return client.search(new SearchRequest(query, SearchIndex.FINDINGS, size));
        }
    }
}
