package io.cordon.stack;

import io.cordon.stack.process.ChildProcess;
import io.cordon.stack.process.ChildSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The cheapest real service: one shell that waits. */
final class StubService implements StackService {

    private final ChildProcess child;

    StubService(Path directory) {
        String marker = directory.resolve("stub").toString();
        child =
                new ChildProcess(
                        new ChildSpec(
                                "stub",
                                directory,
                                List.of("sh", "-c", "while :; do sleep 1; done", marker),
                                Map.of(),
                                marker,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5)),
                        () -> true);
    }

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public void start() throws IOException {
        if (!child.isAlive()) {
            child.start();
        }
    }

    @Override
    public List<ChildProcess> children() {
        return List.of(child);
    }
}
