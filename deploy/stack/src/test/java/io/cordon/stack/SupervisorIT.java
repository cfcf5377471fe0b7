package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cordon.stack.testing.TestDirectory;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class SupervisorIT {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> restarted = new CopyOnWriteArrayList<>();

    @Test
    void startsWhatEndedAndTellsTheHookOnceEachTime() throws Exception {
        try (StubService service = new StubService(TestDirectory.create("supervisor"))) {
            service.start();
            try (Supervisor supervisor =
                    new Supervisor(
                            List.of(service), Clock.systemUTC(), lines::add, restarted::add)) {
                supervisor.start();
                service.kill();
                await().until(() -> restarted.size() == 1);
                assertThat(service.children().get(0).isAlive()).isTrue();
                service.kill();
                await().until(() -> restarted.size() == 2);
            }
            assertThat(lines)
                    .containsExactly(
                            "stub ended; it starts again in 1 s",
                            "stub runs again",
                            "stub ended; it starts again in 2 s",
                            "stub runs again");
            assertThat(restarted).containsExactly("stub", "stub");
        }
    }

    @Test
    void leavesAServiceAloneOnceItIsClosed() throws Exception {
        try (StubService service = new StubService(TestDirectory.create("supervisor-closed"))) {
            service.start();
            Supervisor supervisor =
                    new Supervisor(List.of(service), Clock.systemUTC(), lines::add, restarted::add);
            supervisor.start();
            supervisor.close();
            service.kill();
            assertThat(service.children().get(0).isAlive()).isFalse();
            assertThat(lines).isEmpty();
        }
    }
}
