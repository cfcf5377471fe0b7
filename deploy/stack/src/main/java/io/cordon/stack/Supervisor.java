package io.cordon.stack;

import io.cordon.stack.process.ChildProcess;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts processes of a stack again when they end by themselves, with growing pauses and not
 * without end.
 *
 * <p>Every event is one line. Close it before the services, or it takes their stop for a crash.
 * Each service has a thread of its own, so that a slow start of one does not delay another.
 */
public final class Supervisor implements AutoCloseable {

    private final Map<StackService, ScheduledExecutorService> threads = new HashMap<>();
    private final Map<String, RestartPolicy> policies = new HashMap<>();

    /** The process of each child that is watched: none is watched twice. */
    private final Map<String, Long> watched = new ConcurrentHashMap<>();

    private final Clock clock;
    private final Consumer<String> log;
    private final Consumer<String> onRestart;
    private volatile boolean closed;

    /**
     * @param services started ones
     * @param log takes one line per event
     * @param onRestart takes the name of the process that ended, such as {@code flink-jobmanager},
     *     once its service is whole again; called by the service's thread
     */
    public Supervisor(
            List<? extends StackService> services,
            Clock clock,
            Consumer<String> log,
            Consumer<String> onRestart) {
        this.clock = clock;
        this.log = log;
        this.onRestart = onRestart;
        for (StackService service : services) {
            threads.put(service, Executors.newSingleThreadScheduledExecutor(this::thread));
            service.children().forEach(child -> policies.put(child.name(), new RestartPolicy()));
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stack-supervisor");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to watch; returns at once. */
    public void start() {
        threads.keySet().forEach(service -> service.children().forEach(c -> watch(service, c)));
    }

    private void watch(StackService service, ChildProcess child) {
        long pid = child.pid().orElse(-1L);
        Long before = watched.put(child.name(), pid);
        if (before != null && before == pid) {
            return;
        }
        child.onExit().thenRun(() -> later(service, Duration.ZERO, () -> ended(service, child)));
    }

    private void ended(StackService service, ChildProcess child) {
        if (child.isAlive()) {
            // Its service has started it again on the way, together with another process.
            watch(service, child);
            return;
        }
        RestartPolicy policy = policies.get(child.name());
        Optional<Duration> pause = policy == null ? Optional.empty() : policy.next(clock.instant());
        if (pause.isEmpty()) {
            log.accept(
                    child.name()
                            + " ended "
                            + RestartPolicy.LIMIT
                            + " times within "
                            + RestartPolicy.WINDOW.toMinutes()
                            + " minutes and stays down: read "
                            + child.output());
            return;
        }
        log.accept(child.name() + " ended; it starts again in " + pause.get().toSeconds() + " s");
        later(service, pause.get(), () -> restart(service, child));
    }

    private void restart(StackService service, ChildProcess child) {
        if (closed) {
            return;
        }
        try {
            service.start();
        } catch (IOException e) {
            if (!closed) {
                log.accept(e.getMessage());
                ended(service, child);
            }
            return;
        }
        log.accept(child.name() + " runs again");
        watch(service, child);
        try {
            onRestart.accept(child.name());
        } catch (RuntimeException e) {
            // A hook that fails must not end the supervision.
            log.accept("Cannot finish the restart of " + child.name() + ": " + e.getMessage());
        }
    }

    private void later(StackService service, Duration pause, Runnable work) {
        ScheduledExecutorService thread = threads.get(service);
        if (closed || thread == null) {
            return;
        }
        try {
            var unused = thread.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // closed meanwhile
        }
    }

    /** Ends the supervision and interrupts a restart that is under way. The processes run on. */
    @Override
    public void close() {
        closed = true;
        threads.values().forEach(ExecutorService::shutdownNow);
    }
}
