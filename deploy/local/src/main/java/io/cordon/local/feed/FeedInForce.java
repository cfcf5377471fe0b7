package io.cordon.local.feed;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.credential.ListedCredential;
import io.cordon.schema.feed.FeedReader;
import io.cordon.schema.feed.FeedType;
import io.cordon.stream.feed.FeedPairs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** The feed as a bounded run into a stack takes it: what is in force when it starts. */
public final class FeedInForce {

    private static final Duration READ = Duration.ofSeconds(30);

    private FeedInForce() {}

    /**
     * The settings with the stack's feed beside their lists.
     *
     * @throws IOException when the feed cannot be read
     */
    public static DetectionSettings with(DetectionSettings settings, String bootstrapServers)
            throws IOException {
        ArrayList<ListedCredential> credentials = new ArrayList<>(settings.credentials());
        try (FeedReader<CredentialFeed> reader =
                new FeedReader<>(FeedType.CREDENTIALS, bootstrapServers, Map.of())) {
            reader.readToEnd(READ);
            reader.generations().inForce().map(FeedPairs::of).ifPresent(credentials::addAll);
        }
        return new DetectionSettings(
                settings.networks(),
                settings.rules(),
                credentials,
                settings.allowances(),
                settings.assets(),
                settings.ports());
    }
}
