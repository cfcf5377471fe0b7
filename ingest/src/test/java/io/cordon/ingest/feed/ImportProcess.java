package io.cordon.ingest.feed;

import io.cordon.ingest.publish.PublishSettings;
import io.cordon.ingest.testing.PausingProcess;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.feed.FeedType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** An import in a JVM of its own, which pauses when so many entries are committed. */
final class ImportProcess {

    private ImportProcess() {}

    static PausingProcess start(String bootstrap, Path file, int perTransaction, int pauseAt)
            throws IOException {
        return PausingProcess.start(
                ImportProcess.class,
                List.of(
                        bootstrap,
                        file.toString(),
                        Integer.toString(perTransaction),
                        Integer.toString(pauseAt)));
    }

    static PublishSettings settings(String bootstrap, int perTransaction) {
        return PublishSettings.defaults(bootstrap)
                .withTransactions(perTransaction, Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    /** Entry point of the child. */
    public static void main(String[] args) throws IOException {
        int pauseAt = Integer.parseInt(args[3]);
        new FeedImporter<>(
                        FeedType.CREDENTIALS,
                        settings(args[0], Integer.parseInt(args[2])),
                        Clock.systemUTC(),
                        committed -> {
                            if (committed == pauseAt) {
                                PausingProcess.pause();
                            }
                        })
                .run(
                        CredentialContent.read(
                                Path.of(args[1]), FingerprintKeys.of(FeedImporterIT.KEY, null)));
        System.out.println(List.of(args).size());
    }
}
