package io.cordon.ingest.publish;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A publisher in a JVM of its own, to be killed. It says {@code paused} on its output when it has
 * come to the place where it is told to stop, and then waits for its input to end.
 */
final class PublisherProcess implements AutoCloseable {

    private final Process process;

    private PublisherProcess(Process process) {
        this.process = process;
    }

    /** Starts it on files; it stops before the given call of the given file. */
    static PublisherProcess start(
            PublishSettings settings, String tenant, Path pauseIn, long before, List<Path> files)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(PublisherProcess.class.getName());
        command.add(settings.bootstrapServers());
        command.add(Integer.toString(settings.recordsPerTransaction()));
        command.add(tenant);
        command.add(pauseIn.toString());
        command.add(Long.toString(before));
        files.forEach(file -> command.add(file.toString()));
        return new PublisherProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Returns when it has come to its place. */
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

    /** Entry point of the child. */
    public static void main(String[] args) throws IOException {
        PublishSettings settings = ExactlyOnceIT.settings(args[0], Integer.parseInt(args[1]));
        PausingDecoding decoding =
                new PausingDecoding(
                        Path.of(args[3]),
                        Long.parseLong(args[4]),
                        () -> {
                            System.out.println("paused");
                            while (System.in.read() >= 0) {
                                // until the parent ends it
                            }
                        });
        try (FilePublisher publisher =
                new FilePublisher(
                        settings,
                        decoding,
                        ConnLog.settings(args[2]),
                        Clock.systemUTC(),
                        Progress.silent())) {
            for (String file : List.of(args).subList(5, args.length)) {
                publisher.publish(Path.of(file), false);
            }
        }
    }
}
