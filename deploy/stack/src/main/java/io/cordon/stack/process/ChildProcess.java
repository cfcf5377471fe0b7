package io.cordon.stack.process;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One child process: started, watched, stopped; may be started again after it ended.
 *
 * <p>{@link #close} may be called from another thread, also while {@link #start} waits, which then
 * fails.
 */
public final class ChildProcess implements AutoCloseable {

    /**
     * Becomes the child and leaves a watcher behind that holds its standard input. The input ends
     * when the parent dies, and the watcher then sends SIGTERM. Ctrl-C in a terminal reaches every
     * process of the group at once; the child ignores it, so that the parent stops its children in
     * order.
     */
    private static final String WATCHED =
            "trap '' INT HUP; exec 3<&0 </dev/null;"
                    + " { cat <&3; kill -TERM $$; } >/dev/null 2>&1 & exec 3<&-; exec \"$@\"";

    private static final long PROBE_MILLIS = 100;

    private final ChildSpec spec;
    private final Readiness readiness;
    private final List<String> prefix;
    private volatile @Nullable PidFile pidFile;
    private volatile @Nullable Process process;
    private volatile boolean closed;

    public ChildProcess(ChildSpec spec, Readiness readiness) {
        this(spec, readiness, List.of());
    }

    /**
     * @param prefix a command that becomes another one, such as {@code setpriv --reuid=…}
     */
    public ChildProcess(ChildSpec spec, Readiness readiness, List<String> prefix) {
        this.spec = spec;
        this.readiness = readiness;
        this.prefix = List.copyOf(prefix);
    }

    /**
     * Starts the child and waits until it is ready.
     *
     * @throws IOException when it runs already, ends before it is ready, or is not ready in time
     *     (it is then killed); the message names the file with its output
     */
    public void start() throws IOException {
        if (isAlive()) {
            throw new IllegalStateException("Cannot start " + spec.name() + ": it runs already");
        }
        closed = false;
        PidFile file = claim();
        Process started = spawn();
        process = started;
        file.write(started.pid());
        awaitReady(started);
    }

    private PidFile claim() throws IOException {
        PidFile file = pidFile;
        if (file == null) {
            file = PidFile.open(spec.name(), spec.pidFile());
            pidFile = file;
            var leftover = file.read();
            if (leftover.isPresent()) {
                Leftover.stop(leftover.getAsLong(), spec.marker(), spec.grace());
            }
        }
        return file;
    }

    private Process spawn() throws IOException {
        Path output = spec.output();
        Files.createDirectories(output.getParent());
        if (Files.exists(output)) {
            Files.move(
                    output,
                    output.resolveSibling(output.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("sh", "-c", WATCHED, "cordon"));
        command.addAll(spec.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(new File("/"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    private void awaitReady(Process started) throws IOException {
        long deadline = System.nanoTime() + spec.deadline().toNanos();
        try {
            while (!isReady()) {
                if (started.waitFor(PROBE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw notReady("it ended with exit code " + started.exitValue());
                }
                if (closed) {
                    throw notReady("it was stopped meanwhile");
                }
                if (System.nanoTime() > deadline) {
                    throw notReady("it was not ready within " + spec.deadline().toSeconds() + " s");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            throw new InterruptedIOException("Cannot start " + spec.name() + ": interrupted");
        } catch (IOException e) {
            kill();
            throw e;
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return readiness.isReady();
        } catch (IOException e) {
            return false; // not listening yet: the deadline decides
        }
    }

    private IOException notReady(String cause) {
        return new IOException(
                "Cannot start " + spec.name() + ": " + cause + ": read " + spec.output());
    }

    public String name() {
        return spec.name();
    }

    /** The file with everything that the child has printed. */
    public Path output() {
        return spec.output();
    }

    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Empty before the first start. */
    public Optional<Long> pid() {
        return Optional.ofNullable(process).map(Process::pid);
    }

    /** Completes when the present process ends, however it ends; at once when there is none. */
    public CompletableFuture<Void> onExit() {
        Process current = process;
        return current == null
                ? CompletableFuture.completedFuture(null)
                : current.onExit().thenAccept(ended -> {});
    }

    /** SIGKILL, as the kernel's out-of-memory killer would; returns when the process is gone. */
    public void kill() {
        Process current = process;
        if (current != null) {
            Leftover.killTree(current.toHandle());
            Leftover.awaitExit(current.toHandle(), Duration.ofSeconds(10));
        }
    }

    /** SIGTERM, then SIGKILL when the grace is over. Does nothing when the child does not run. */
    @Override
    public void close() throws IOException {
        closed = true;
        Process current = process;
        if (current != null && current.isAlive()) {
            current.destroy();
            if (!Leftover.awaitExit(current.toHandle(), spec.grace())) {
                kill();
            }
        }
        PidFile file = pidFile;
        if (file != null) {
            file.clear();
            file.close();
            pidFile = null;
        }
    }
}
