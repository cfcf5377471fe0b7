package io.cordon.local.feed;

import io.cordon.ingest.feed.AmplifierContent;
import io.cordon.ingest.feed.CredentialContent;
import io.cordon.ingest.feed.FeedContent;
import io.cordon.ingest.feed.FeedImporter;
import io.cordon.ingest.feed.ImportReport;
import io.cordon.ingest.publish.PublishSettings;
import io.cordon.local.action.Action;
import io.cordon.local.judging.Keys;
import io.cordon.local.running.RunningStack;
import io.cordon.local.running.StackFile;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.credential.FingerprintKeyFile;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.feed.FeedReader;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generation;
import io.cordon.schema.feed.Generations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Imports, removes and shows feeds. */
public final class Feeds implements Action<FeedRequest> {

    private static final Duration READ = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final Clock clock;

    /** Prints to a writer. */
    public Feeds(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    private record Place(String bootstrapServers, Path keyFile) {

        /** The decoders' keys; a key made now would match nothing that they write. */
        FingerprintKeys keys() throws IOException {
            return FingerprintKeyFile.read(keyFile).keys();
        }
    }

    @Override
    public int run(FeedRequest request) throws IOException {
        FeedRequest.Operation operation = request.operation();
        if (operation instanceof FeedRequest.Sync sync) {
            return new SyncedFeeds(out, clock).run(sync);
        }
        Place place = place(request);
        if (operation instanceof FeedRequest.Import file) {
            report(file.feed(), imported(place, file));
        } else if (operation instanceof FeedRequest.Remove remove) {
            remove(place, remove.feed());
        } else {
            out.printf("%-12s %-14s %8s %8s %8s  %s%n", HEADER);
            status(place, FeedType.CREDENTIALS);
            status(place, FeedType.PORTS);
        }
        return 0;
    }

    private ImportReport imported(Place place, FeedRequest.Import file) throws IOException {
        return switch (file.feed()) {
            case CREDENTIALS ->
                    importing(
                            place,
                            FeedType.CREDENTIALS,
                            CredentialContent.read(file.file(), place.keys()));
            case PORTS -> importing(place, FeedType.PORTS, AmplifierContent.read(file.file()));
        };
    }

    private void remove(Place place, FeedRequest.Feed feed) throws IOException {
        switch (feed) {
            case CREDENTIALS -> {
                importing(place, FeedType.CREDENTIALS, CredentialContent.none(place.keys()));
                out.println("credentials: removed; the built-in lists stay in force");
            }
            case PORTS -> {
                importing(place, FeedType.PORTS, AmplifierContent.none());
                out.println("ports: removed; the built-in table stays in force");
            }
        }
    }

    private static Place place(FeedRequest request) throws IOException {
        String servers = request.bootstrapServers();
        @Nullable Path keyFile = request.keyFile();
        if (servers == null) {
            RunningStack stack = new StackFile(request.dataFolder()).require();
            servers = stack.bootstrapServers();
            keyFile = keyFile == null ? stack.telemetry().keyFile() : keyFile;
        }
        return new Place(servers, Keys.file(request.dataFolder(), keyFile));
    }

    private <R extends SpecificRecordBase> ImportReport importing(
            Place place, FeedType<R> feed, FeedContent<R> content) throws IOException {
        return new FeedImporter<>(feed, PublishSettings.defaults(place.bootstrapServers()), clock)
                .run(content);
    }

    private void report(FeedRequest.Feed feed, ImportReport report) {
        out.printf(
                Locale.ROOT,
                "%s: %,d %s in force, %,d rows skipped, generation %d%n",
                report.feed(),
                report.entries(),
                feed == FeedRequest.Feed.CREDENTIALS ? "pairs" : "rows",
                report.skipped(),
                report.generation());
        out.println("The running job has them within seconds; nothing needs a restart.");
    }

    private <R extends SpecificRecordBase> void status(Place place, FeedType<R> feed)
            throws IOException {
        try (FeedReader<R> reader = new FeedReader<>(feed, place.bootstrapServers(), Map.of())) {
            reader.readToEnd(READ);
            Generations<R> generations = reader.generations();
            Generation<R> inForce = generations.inForce().orElse(null);
            if (inForce == null) {
                out.printf("%-12s %-14s%n", feed.name(), "none");
            } else {
                line(feed, inForce, Files.exists(place.keyFile()) ? place.keys() : null);
            }
            generations
                    .refused()
                    .ifPresent(
                            bad ->
                                    out.printf(
                                            "%s: generation %d is not in force: %s; import the file again%n",
                                            feed.name(), bad.generation(), bad.why()));
            if (generations.pendingEntries() > 0 && generations.refused().isEmpty()) {
                out.printf(
                        "%s: an import is under way or was given up: %d entries without commit are not in force%n",
                        feed.name(), generations.pendingEntries());
            }
        }
    }

    private static final Object[] HEADER = {
        "feed", "generation", "age", "rows", "skipped", "source"
    };

    private void line(FeedType<?> feed, Generation<?> generation, @Nullable FingerprintKeys keys) {
        FeedCommit commit = generation.commit();
        out.printf(
                "%-12s %-14d %8s %8d %8d  %s%n",
                feed.name(),
                generation.number(),
                age(commit.getImportedAt()),
                commit.getCount(),
                commit.getSkipped(),
                commit.getSource());
        if (keys != null
                && commit.getCount() > 0
                && !commit.getKeyIds().isEmpty()
                && !commit.getKeyIds().contains(keys.current().id())) {
            out.println(
                    "It is not fingerprinted with the current key: import the file again, before the old key is retired.");
        }
    }

    private String age(long importedAt) {
        Duration age =
                Duration.between(
                        Instant.EPOCH.plus(importedAt, ChronoUnit.MICROS), clock.instant());
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        return age.toHours() > 0
                ? age.toHours() + " h"
                : age.toMinutes() > 0
                        ? age.toMinutes() + " min"
                        : Math.max(0, age.toSeconds()) + " s";
    }
}
