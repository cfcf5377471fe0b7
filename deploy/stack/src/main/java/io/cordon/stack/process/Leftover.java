package io.cordon.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends processes: the leftover of a parent that was killed, and a child with all that it started.
 */
final class Leftover {

    private Leftover() {}

    /**
     * Stops the process with this pid, but only when its command line holds the marker: pids are
     * used again, and a stranger must never be hit.
     */
    static void stop(long pid, String marker, Duration grace) throws IOException {
        Optional<ProcessHandle> found = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (found.isEmpty() || !commandLine(found.get()).contains(marker)) {
            return;
        }
        ProcessHandle process = found.get();
        process.destroy();
        if (!awaitExit(process, grace)) {
            killTree(process);
            awaitExit(process, grace);
        }
    }

    /** SIGKILL for the process and everything it started. */
    static void killTree(ProcessHandle process) {
        // Listed first: once their parent is gone, its children are no longer known as such.
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    static boolean awaitExit(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Linux tells the whole of it under /proc; the portable call cuts long ones. */
    private static String commandLine(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (Files.isReadable(proc)) {
            return new String(Files.readAllBytes(proc), StandardCharsets.UTF_8);
        }
        return process.info().commandLine().orElse("");
    }
}
