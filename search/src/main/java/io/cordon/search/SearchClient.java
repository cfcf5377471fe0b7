package io.cordon.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one cluster. Thread-safe. */
public final class SearchClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SearchClient.class);
    private static final int PAGE = 500;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 60_000;
    private static final Time KEEP_ALIVE = Time.of(time -> time.time("1m"));

    private final URI node;
    private final ElasticsearchClient client;

    private SearchClient(URI node, ElasticsearchClient client) {
        this.node = node;
        this.client = client;
    }

    /** A client of an open node; nothing is sent yet. */
    public static SearchClient open(URI node) {
        return open(node, null);
    }

    /**
     * A client; nothing is sent yet.
     *
     * @param authorization value of the {@code Authorization} header; null for an open node
     */
    public static SearchClient open(URI node, @Nullable String authorization) {
        Header[] headers =
                authorization == null
                        ? new Header[0]
                        : new Header[] {new BasicHeader("Authorization", authorization)};
        RestClient transport =
                RestClient.builder(HttpHost.create(node.toString()))
                        .setDefaultHeaders(headers)
                        .setRequestConfigCallback(
                                config ->
                                        config.setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                                                .setSocketTimeout(ANSWER_TIMEOUT_MILLIS))
                        .build();
        return new SearchClient(
                node,
                new ElasticsearchClient(
                        new RestClientTransport(transport, new JacksonJsonpMapper())));
    }

    /**
     * Fetches the latest documents that match.
     *
     * @throws SearchException saying whether the query or the node is at fault, and what to do
     */
    public SearchResult search(SearchRequest request) throws SearchException {
        try {
            String view = openView(request.index());
            try {
                return collect(request, view);
            } finally {
                closeView(view);
            }
        } catch (ElasticsearchException e) {
            throw refused(e.status(), e);
        } catch (ResponseException e) {
            throw refused(e.getResponse().getStatusLine().getStatusCode(), e);
        } catch (TransportException e) {
            throw refused(e.statusCode(), e);
        } catch (IOException e) {
            throw new SearchException(
                    "Cannot search: %s does not answer; start the stack with ./cordon up, or give the address of your cluster"
                            .formatted(node),
                    e);
        }
    }

    private String openView(SearchIndex index) throws IOException {
        return client.openPointInTime(
                        view ->
                                view.index(index.pattern())
                                        .keepAlive(KEEP_ALIVE)
                                        .ignoreUnavailable(true))
                .id();
    }

    private void closeView(String view) {
        try {
            client.closePointInTime(close -> close.id(view));
        } catch (IOException | RuntimeException e) {
            // The answer is complete, or the first error is the one that counts; the node drops the
            // view by itself after a minute.
            LOG.debug("point in time not closed", e);
        }
    }

    private SearchResult collect(SearchRequest request, String view) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        List<FieldValue> after = List.of();
        long total = 0;
        String current = view;
        while (true) {
            SearchResponse<JsonNode> page = page(request, current, documents.size(), after);
            if (page.hits().total() != null) {
                total = page.hits().total().value();
            }
            List<Hit<JsonNode>> hits = page.hits().hits();
            for (Hit<JsonNode> hit : hits) {
                if (hit.source() != null) {
                    documents.add(hit.source());
                }
            }
            if (hits.isEmpty() || documents.size() >= request.size()) {
                return new SearchResult(request.index(), total, documents);
            }
            after = hits.get(hits.size() - 1).sort();
            current = page.pitId() == null ? current : page.pitId();
        }
    }

    private SearchResponse<JsonNode> page(
            SearchRequest request, String view, int have, List<FieldValue> after)
            throws IOException {
        return client.search(
                search -> {
                    search.pit(pit -> pit.id(view).keepAlive(KEEP_ALIVE))
                            .size(Math.min(PAGE, request.size() - have))
                            .trackTotalHits(track -> track.enabled(after.isEmpty()))
                            .timeout("30s")
                            // A leading wildcard reads every term of every field.
                            .query(
                                    query ->
                                            query.queryString(
                                                    text ->
                                                            text.query(request.query())
                                                                    .defaultOperator(Operator.And)
                                                                    .allowLeadingWildcard(
                                                                            request.query()
                                                                                    .equals("*"))))
                            .sort(
                                    sort ->
                                            sort.field(
                                                    field ->
                                                            field.field("@timestamp")
                                                                    .order(SortOrder.Desc)
                                                                    .unmappedType(FieldType.Date)));
                    return after.isEmpty() ? search : search.searchAfter(after);
                },
                JsonNode.class);
    }

    private SearchException refused(int status, Exception cause) {
        String advice =
                switch (status) {
                    case 400 ->
                            "the query is not understood (status=400); put values that hold : / or spaces in double quotes, and do not start a word with *";
                    case 401, 403 ->
                            "%s wants credentials that may read cordon-* (status=%d)"
                                    .formatted(node, status);
                    case 429, 503 ->
                            "%s is overloaded or not ready (status=%d); try again in a minute"
                                    .formatted(node, status);
                    default -> "%s answered status=%d".formatted(node, status);
                };
        return new SearchException("Cannot search: " + advice, cause);
    }

    @Override
    public void close() throws IOException {
        client._transport().close();
    }
}
