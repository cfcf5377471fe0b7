package io.cordon.local.feed;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.credential.ListedCredential;
import io.cordon.schema.feed.FeedReader;
import io.cordon.schema.feed.FeedType;
import io.cordon.schema.feed.Generation;
import io.cordon.stream.feed.FeedPairs;
import io.cordon.stream.feed.FeedPorts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** The feeds as a bounded run into a stack takes them: what is in force when it starts. */
public final class FeedInForce {

    private static final Duration READ = Duration.ofSeconds(30);

    private FeedInForce() {}

    /**
     * The settings with the stack's feeds beside their lists.
     *
     * @throws IOException when a feed cannot be read
     */
    public static DetectionSettings with(DetectionSettings settings, String bootstrapServers)
            throws IOException {
        ArrayList<ListedCredential> credentials = new ArrayList<>(settings.credentials());
        inForce(FeedType.CREDENTIALS, bootstrapServers)
                .map(FeedPairs::of)
                .ifPresent(credentials::addAll);
        // Rows of the feed come last, where they take the place of the file's: as in a live job.
        ArrayList<Amplifier> ports = new ArrayList<>(settings.ports());
        inForce(FeedType.PORTS, bootstrapServers).map(FeedPorts::of).ifPresent(ports::addAll);
        return new DetectionSettings(
                settings.networks(),
                settings.rules(),
                credentials,
                settings.allowances(),
                settings.assets(),
                ports,
                settings.firmware());
    }

    private static <R extends SpecificRecordBase> Optional<Generation<R>> inForce(
            FeedType<R> feed, String bootstrapServers) throws IOException {
        try (FeedReader<R> reader = new FeedReader<>(feed, bootstrapServers, Map.of())) {
            reader.readToEnd(READ);
            return reader.generations().inForce();
        }
    }
}
