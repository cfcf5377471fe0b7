package io.cordon.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.local.batch.Batch;
import io.cordon.local.batch.BatchRequest;
import io.cordon.local.firmware.FeedFiles;
import io.cordon.local.ingest.Backfill;
import io.cordon.local.ingest.FileIngest;
import io.cordon.local.ingest.IngestRequest;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.settings.Tenant;
import io.cordon.stream.live.Endpoints;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actions of {@code batch} and {@code ingest}, in this JVM.
 *
 * @param dataFolder where the key lies
 * @param rules what the rules judge with
 */
record Commands(Path dataFolder, RuleSettings rules) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code ingest --live}: through the topics, whatever the age. */
    void ingestLive(Endpoints stack, String tenant, List<Path> paths) throws IOException {
        ingest(
                tenant,
                paths,
                stack.bootstrapServers(),
                stack.elasticsearch(),
                IngestRequest.Door.LIVE);
    }

    /**
     * {@code ingest} into the stack that runs in the data folder, by the door of the files' age.
     */
    void ingest(String tenant, List<Path> paths) throws IOException {
        ingest(tenant, paths, null, null, IngestRequest.Door.BY_AGE);
    }

    private void ingest(
            String tenant,
            List<Path> paths,
            @Nullable String bootstrapServers,
            @Nullable URI elasticsearch,
            IngestRequest.Door door)
            throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        int code =
                new FileIngest(out, out, nowhere, false, Clock.systemUTC(), new Backfill())
                        .run(
                                new IngestRequest(
                                        dataFolder,
                                        paths,
                                        null,
                                        null,
                                        of(tenant),
                                        RuleSettings.UNSAID,
                                        bootstrapServers,
                                        elasticsearch,
                                        door,
                                        false,
                                        false));
        assertThat(code).as("%s", said).isZero();
        assertThat(said.toString()).doesNotContain("bounded run");
    }

    /** {@code batch}: the documents of {@code findings.ndjson}. */
    List<JsonNode> batch(String tenant, List<Path> paths, Path out) throws Exception {
        StringWriter said = new StringWriter();
        int code =
                new Batch(new PrintWriter(said, true))
                        .run(
                                new BatchRequest(
                                        dataFolder,
                                        paths,
                                        out,
                                        null,
                                        null,
                                        of(tenant),
                                        rules,
                                        false,
                                        FeedFiles.NONE));
        assertThat(code).as("%s", said).isZero();
        return lines(out.resolve("findings.ndjson"));
    }

    static List<JsonNode> lines(Path ndjson) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (String line : Files.readAllLines(ndjson)) {
            documents.add(JSON.readTree(line));
        }
        return documents;
    }

    private static TelemetrySettings of(String tenant) {
        return new TelemetrySettings(new Tenant(tenant), null, null, null);
    }
}
