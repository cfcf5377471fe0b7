package io.cordon.stream.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElasticsearchSinkBuilderTest {

    private static ElasticsearchSinkBuilder<BulkEntry> valid() {
        return ElasticsearchSink.<BulkEntry>builder()
                .setHosts(List.of(URI.create("http://127.0.0.1:9200")))
                .setConverter((entry, context) -> entry)
                .setDeadLetters(DiscardingDeadLetterWriter::new);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        b -> b.setHosts(List.of()),
                        "set at least one host, for example http://127.0.0.1:9200"),
                mistake(
                        b -> b.setHosts(List.of(URI.create("localhost:9200"))),
                        "host is not an address such as http://127.0.0.1:9200"),
                mistake(
                        b -> b.setHosts(List.of(URI.create("http://me:pw@127.0.0.1:9200"))),
                        "a host must not hold a password; set credentials from a file or the environment"),
                mistake(b -> b.setMaxBatchSize(0), "maxBatchSize must be positive, is 0"),
                mistake(b -> b.setMaxBatchBytes(0), "maxBatchBytes must be positive, is 0"),
                mistake(
                        b -> b.setMaxInFlightRequests(0),
                        "maxInFlightRequests must be positive, is 0"),
                mistake(
                        b -> b.setMaxBufferedEntries(500),
                        "maxBufferedEntries (500) must be greater than maxBatchSize (500)"),
                mistake(
                        b -> b.setMaxBufferedBytes(5),
                        "maxBufferedBytes (5) must be at least maxBatchBytes (5242880)"),
                mistake(
                        b -> b.setMaxTimeInBuffer(Duration.ZERO),
                        "maxTimeInBuffer must be at least 1 ms, is PT0S"),
                mistake(
                        b -> b.setRequestTimeout(Duration.ZERO),
                        "requestTimeout must be at least 1 ms, is PT0S"),
                mistake(
                        b -> b.setBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                        "backoff must start at 1 ms or more and not shrink, is PT2S to PT1S"),
                mistake(
                        b -> b.setCheckpointTimeout(Duration.ofMinutes(1)),
                        "requestTimeout (PT30S) plus maxBackoff (PT20S) must fit twice into the checkpoint timeout (PT1M); shorten them or lengthen it"));
    }

    private static Arguments mistake(
            UnaryOperator<ElasticsearchSinkBuilder<BulkEntry>> change, String message) {
        return Arguments.of(change, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhatToDo(UnaryOperator<ElasticsearchSinkBuilder<BulkEntry>> change, String message) {
        assertThatThrownBy(() -> change.apply(valid()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot build Elasticsearch sink: " + message);
    }

    @Test
    void asksForWhatHasNoDefault() {
        List<URI> hosts = List.of(URI.create("http://127.0.0.1:9200"));
        assertThatThrownBy(() -> ElasticsearchSink.builder().setHosts(hosts).build())
                .hasMessage(
                        "Cannot build Elasticsearch sink: set a converter from elements to bulk entries");
        assertThatThrownBy(
                        () ->
                                ElasticsearchSink.<BulkEntry>builder()
                                        .setHosts(hosts)
                                        .setConverter((entry, context) -> entry)
                                        .build())
                .hasMessage(
                        "Cannot build Elasticsearch sink: set where refused documents go, for example a KafkaDeadLetterWriter");
    }

    @Test
    void theJobGraphHoldsNoCredentials(@TempDir Path folder) throws Exception {
        Path file = write(folder, "cordon:correct-horse", "rw-------");
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(graph)) {
            out.writeObject(
                    valid().setCredentials(new Credentials.FromFile(file.toString())).build());
        }

        assertThat(graph.toString(StandardCharsets.ISO_8859_1))
                .contains(file.toString())
                .doesNotContain("correct-horse")
                .doesNotContain("Y29yZG9uOmNvcnJlY3QtaG9yc2U=");
    }

    @Test
    void credentialsComeFromAFileOfTheOwnerOrTheEnvironment(@TempDir Path folder) throws Exception {
        Path open = write(folder, "a:b", "rw-r--r--");
        assertThatThrownBy(() -> new Credentials.FromFile(open.toString()).authorization(Map.of()))
                .hasMessage(
                        "Cannot read Elasticsearch credentials: others may read file %s; run: chmod 600 %s",
                        open, open);
        Credentials variable = new Credentials.FromEnvironment("CORDON_ES");
        assertThat(variable.authorization(Map.of("CORDON_ES", "ApiKey abc\n")))
                .isEqualTo("ApiKey abc");
        assertThatThrownBy(() -> variable.authorization(Map.of("CORDON_ES", "hunter2")))
                .hasMessage(
                        "Cannot read Elasticsearch credentials: environment variable CORDON_ES holds neither user:password nor ApiKey BASE64");
        assertThat(new Credentials.None().authorization(Map.of())).isNull();
    }

    private static Path write(Path folder, String text, String permissions) throws Exception {
        Path file = folder.resolve("credentials-" + permissions);
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
