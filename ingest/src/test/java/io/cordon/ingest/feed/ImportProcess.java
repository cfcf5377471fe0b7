package io.cordon.ingest.feed;

import io.cordon.ingest.publish.PublishSettings;
import io.cordon.schema.credential.FingerprintKeys;
import io.cordon.schema.feed.FeedType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * An import in a JVM of its own, to be killed. It says {@code paused} when so many entries are
 * committed, and then waits for its input to end.
 */
final class ImportProcess implements AutoCloseable {

    private final Process process;

    private ImportProcess(Process process) {
        this.process = process;
    }

    static ImportProcess start(String bootstrap, Path file, int perTransaction, int pauseAt)
            throws IOException {
        return new ImportProcess(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ImportProcess.class.getName(),
                                bootstrap,
                                file.toString(),
                                Integer.toString(perTransaction),
                                Integer.toString(pauseAt))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    void awaitPause() throws IOException {
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("paused")) {
                return;
            }
        }
        throw new IOException("the process ended before it came to its place");
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
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
                                System.out.println("paused");
                                while (System.in.read() >= 0) {
                                    // until the parent ends it
                                }
                            }
                        })
                .run(
                        CredentialContent.read(
                                Path.of(args[1]), FingerprintKeys.of(FeedImporterIT.KEY, null)));
        System.out.println(List.of(args).size());
    }
}
