package io.cordon.ingest.publish;

import io.cordon.ingest.testing.PausingProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A publisher in a JVM of its own, which pauses at a place in a file. */
final class PublisherProcess {

    private PublisherProcess() {}

    /** Starts it on files; it stops before the given call of the given file. */
    static PausingProcess start(
            PublishSettings settings, String tenant, Path pauseIn, long before, List<Path> files)
            throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(settings.bootstrapServers());
        arguments.add(Integer.toString(settings.recordsPerTransaction()));
        arguments.add(tenant);
        arguments.add(pauseIn.toString());
        arguments.add(Long.toString(before));
        files.forEach(file -> arguments.add(file.toString()));
        return PausingProcess.start(PublisherProcess.class, arguments);
    }

    /** Entry point of the child. */
    public static void main(String[] args) throws IOException {
        PublishSettings settings = ExactlyOnceIT.settings(args[0], Integer.parseInt(args[1]));
        PausingDecoding decoding =
                new PausingDecoding(
                        Path.of(args[3]), Long.parseLong(args[4]), PausingProcess::pause);
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
