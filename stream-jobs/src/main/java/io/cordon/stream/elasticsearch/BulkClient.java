package io.cordon.stream.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends entries and says what became of each. What concerns a whole request (no answer, too large,
 * no right to write) is resolved here, so that the writer sees entries only. Thread-safe; results
 * come on the client's own threads.
 */
final class BulkClient implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final ElasticsearchAsyncClient client;
    private final List<URI> hosts;

    /**
     * Opens a client; nothing is sent yet.
     *
     * @param authorization value of the {@code Authorization} header; null for none
     */
    BulkClient(SinkSettings settings, @Nullable String authorization) {
        this.hosts = settings.hosts();
        int timeout = Math.toIntExact(settings.requestTimeout().toMillis());
        RestClient transport =
                RestClient.builder(
                                hosts.stream()
                                        .map(host -> HttpHost.create(host.toString()))
                                        .toArray(HttpHost[]::new))
                        .setRequestConfigCallback(
                                config ->
                                        config.setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                                                .setSocketTimeout(timeout))
                        .setDefaultHeaders(
                                authorization == null
                                        ? new Header[0]
                                        : new Header[] {
                                            new BasicHeader("Authorization", authorization)
                                        })
                        .build();
        this.client =
                new ElasticsearchAsyncClient(
                        new RestClientTransport(transport, new JacksonJsonpMapper()));
    }

    /**
     * What became of one entry.
     *
     * @param outcome its meaning
     * @param status HTTP status of the item, or of the request when that was refused; 0 when there
     *     was no answer
     * @param errorType Elasticsearch's name of the error; empty when there is none
     */
    record Result(BulkOutcome outcome, int status, String errorType) {}

    /** Sends entries; the results are in their order. Fails when the job cannot go on. */
    CompletableFuture<List<Result>> send(List<BulkEntry> entries) {
        return client.bulk(request(entries))
                .handle(
                        (response, failure) ->
                                failure == null
                                        ? CompletableFuture.completedFuture(results(response))
                                        : refused(entries, unwrap(failure)))
                .thenCompose(results -> results);
    }

    private static BulkRequest request(List<BulkEntry> entries) {
        List<BulkOperation> operations = new ArrayList<>(entries.size());
        for (BulkEntry entry : entries) {
            BinaryData document = BinaryData.of(entry.document(), ContentType.APPLICATION_JSON);
            operations.add(
                    switch (entry.action()) {
                        case INDEX ->
                                BulkOperation.of(
                                        op ->
                                                op.index(
                                                        index ->
                                                                index.index(entry.index())
                                                                        .id(entry.id())
                                                                        .version(entry.version())
                                                                        .versionType(
                                                                                VersionType
                                                                                        .ExternalGte)
                                                                        .document(document)));
                        case CREATE ->
                                BulkOperation.of(
                                        op ->
                                                op.create(
                                                        create ->
                                                                create.index(entry.index())
                                                                        .id(entry.id())
                                                                        .document(document)));
                    });
        }
        return BulkRequest.of(request -> request.operations(operations));
    }

    private static List<Result> results(BulkResponse response) {
        List<Result> results = new ArrayList<>(response.items().size());
        for (BulkResponseItem item : response.items()) {
            String type = item.error() == null ? null : item.error().type();
            results.add(
                    new Result(
                            BulkOutcome.ofItem(item.status(), type),
                            item.status(),
                            type == null ? "" : type));
        }
        return results;
    }

    private CompletableFuture<List<Result>> refused(List<BulkEntry> entries, Throwable failure) {
        int status = status(failure);
        if (status == 0 && !(failure instanceof IOException)) {
            return CompletableFuture.failedFuture(
                    new IOException("Cannot write to Elasticsearch at " + hosts, failure));
        }
        RequestOutcome outcome = status == 0 ? RequestOutcome.RETRY : RequestOutcome.of(status);
        return switch (outcome) {
            case RETRY -> each(entries, new Result(BulkOutcome.RETRY, status, ""));
            case SPLIT ->
                    entries.size() == 1
                            ? each(entries, new Result(BulkOutcome.DEAD_LETTER, status, ""))
                            : inHalves(entries);
            case FAIL -> CompletableFuture.failedFuture(new IOException(advice(status), failure));
        };
    }

    private CompletableFuture<List<Result>> inHalves(List<BulkEntry> entries) {
        int middle = entries.size() / 2;
        // One after the other: two halves at once would be the same load again.
        return send(entries.subList(0, middle))
                .thenCompose(
                        first ->
                                send(entries.subList(middle, entries.size()))
                                        .thenApply(
                                                second -> {
                                                    List<Result> all = new ArrayList<>(first);
                                                    all.addAll(second);
                                                    return all;
                                                }));
    }

    private String advice(int status) {
        return switch (status) {
            case 401 ->
                    "Cannot write to Elasticsearch at %s: it does not accept the credentials (status=401); check the credentials file or variable"
                            .formatted(hosts);
            case 403 ->
                    "Cannot write to Elasticsearch at %s: the user has no right to write (status=403); grant create_index, index and create on cordon-*"
                            .formatted(hosts);
            default ->
                    "Cannot write to Elasticsearch at %s: it answered status=%d to a bulk request; check that the address is a cluster's"
                            .formatted(hosts, status);
        };
    }

    private static CompletableFuture<List<Result>> each(List<BulkEntry> entries, Result result) {
        return CompletableFuture.completedFuture(Collections.nCopies(entries.size(), result));
    }

    /** The status of a refusal; 0 when there was no answer. */
    private static int status(Throwable failure) {
        if (failure instanceof ElasticsearchException e) {
            return e.status();
        }
        if (failure instanceof ResponseException e) {
            return e.getResponse().getStatusLine().getStatusCode();
        }
        if (failure instanceof TransportException e) {
            // An answer that says 2xx and is none (cut off, not JSON) tells nothing about any
            // entry.
            return e.statusCode() / 100 == 2 ? 0 : Math.max(0, e.statusCode());
        }
        return 0;
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() throws IOException {
        client._transport().close();
    }
}
