package io.cordon.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A launcher to be killed: starts one child, prints its pid and waits. */
final class Parent {

    private Parent() {}

    /**
     * @param script what the child runs; {@code exec}s or loops, so that it stays
     */
    static ChildSpec spec(Path directory, String script, Duration deadline) {
        String marker = directory.resolve("child").toString();
        return new ChildSpec(
                "child",
                directory,
                List.of("sh", "-c", script, marker),
                Map.of(),
                marker,
                deadline,
                Duration.ofSeconds(2));
    }

    public static void main(String[] arguments) throws Exception {
        ChildProcess child =
                new ChildProcess(
                        spec(Path.of(arguments[0]), arguments[1], Duration.ofSeconds(10)),
                        () -> true);
        child.start();
        System.out.println(child.pid().orElseThrow());
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
