package io.cordon.local.demo;

import io.cordon.local.demo.Comparison.Found;
import io.cordon.search.SearchClient;
import io.cordon.search.SearchIndex;
import io.cordon.search.SearchRequest;
import java.io.IOException;
import java.util.List;

/** The findings of one tenant that can be searched now. */
final class IndexedFindings {

    private final SearchClient client;

    IndexedFindings(SearchClient client) {
        this.client = client;
    }

    /** At most {@value SearchRequest#MAX_SIZE}: far more than the fleet plants. */
    List<Found> of(String tenant) throws IOException {
        SearchRequest request =
                new SearchRequest(
                        "organization.id:\"" + tenant + "\"",
                        SearchIndex.FINDINGS,
                        SearchRequest.MAX_SIZE);
        return client.search(request).documents().stream()
                .map(
                        document ->
                                new Found(
                                        document.at("/event/id").asText(),
                                        document.at("/rule/id").asText(),
                                        document.at("/cordon/subject/value").asText()))
                .toList();
    }
}
