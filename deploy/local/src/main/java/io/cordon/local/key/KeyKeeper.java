package io.cordon.local.key;

import io.cordon.local.action.Action;
import io.cordon.local.judging.Keys;
import io.cordon.local.running.RunningStack;
import io.cordon.local.running.StackFile;
import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.avro.FeedCommit;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeyFile;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.feed.FeedReader;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the key files; nothing it prints helps to guess a password. */
public final class KeyKeeper implements Action<KeyRequest> {

    private static final Duration READ = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final Clock clock;

    /** Prints to a writer. */
    public KeyKeeper(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public int run(KeyRequest request) throws IOException {
        Optional<RunningStack> stack = new StackFile(request.dataFolder()).find();
        @Nullable Path named =
                request.keyFile() != null
                        ? request.keyFile()
                        : stack.map(RunningStack::telemetry).map(t -> t.keyFile()).orElse(null);
        Path file = Keys.file(request.dataFolder(), named);
        switch (request.operation()) {
            case STATUS -> status(file, stack);
            case ROTATE -> rotate(file, stack);
            case RETIRE -> retire(file, stack, request.force());
        }
        return 0;
    }

    private void status(Path file, Optional<RunningStack> stack) throws IOException {
        FingerprintKeys keys = FingerprintKeyFile.read(file).keys();
        out.printf("current   %s  %s  %s%n", keys.current().id(), age(file), file);
        FingerprintKey previous = keys.previous();
        if (previous != null) {
            Path kept = FingerprintKeyFile.previous(file);
            out.printf("previous  %s  %s  %s%n", previous.id(), age(kept), kept);
        }
        stack.filter(one -> !one.keyIds().isEmpty())
                .ifPresent(
                        one ->
                                out.printf(
                                        "the running job's lists are under %s%n",
                                        String.join(" and ", one.keyIds())));
    }

    private void rotate(Path file, Optional<RunningStack> stack) throws IOException {
        FingerprintKeys keys = FingerprintKeyFile.rotate(file).keys();
        out.printf("the current key is %s now%n", keys.current().id());
        out.printf(
                "the one before, %s, is kept beside it until './cordon key retire'%n",
                keys.previous() == null ? "?" : keys.previous().id());
        out.println(
                "An ingest that starts from now on writes both fingerprints. Nothing is lost meanwhile.");
        out.println("Next: 1. give sensors of other machines the new key file and restart them");
        out.printf(
                "      2. %s%n",
                stack.isPresent()
                        ? "restart './cordon up' (Ctrl-C, then up again)"
                        : "start './cordon up' again");
        out.println("      3. import your credential list again, if you have one");
        out.println("      4. ./cordon key retire");
    }

    private void retire(Path file, Optional<RunningStack> stack, boolean force) throws IOException {
        FingerprintKeys keys = FingerprintKeyFile.read(file).keys();
        if (stack.isPresent() && !force && keys.previous() != null) {
            refuseWhileNeeded(keys.current().id(), stack.get());
        }
        FingerprintKeyFile.retire(file);
        out.printf("the previous key is gone; %s is the only one now%n", keys.current().id());
    }

    private static void refuseWhileNeeded(String current, RunningStack stack) throws IOException {
        if (!stack.keyIds().contains(current)) {
            throw new IOException(
                    "Cannot retire the previous key: the running job's lists know only that one; restart './cordon up' first (or use --force, and lose default-credential findings until then)");
        }
        try (FeedReader<CredentialFeed> reader =
                new FeedReader<>(FeedType.CREDENTIALS, stack.bootstrapServers(), Map.of())) {
            reader.readToEnd(READ);
            Optional<FeedCommit> feed = reader.generations().inForce().map(Generation::commit);
            if (feed.isPresent()
                    && feed.get().getCount() > 0
                    && !feed.get().getKeyIds().contains(current)) {
                throw new IOException(
                        "Cannot retire the previous key: the imported credential list is fingerprinted with that one; run './cordon feed import credentials FILE' again first (or use --force)");
            }
        }
    }

    private String age(Path file) throws IOException {
        Duration age =
                Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
        return age.toDays() > 0 ? age.toDays() + " days old" : "less than a day old";
    }
}
