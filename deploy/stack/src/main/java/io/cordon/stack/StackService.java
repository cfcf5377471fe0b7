package io.cordon.stack;

import io.cordon.stack.process.ChildProcess;
import java.io.IOException;
import java.util.List;

/** One engine of the stack, made of one or more child processes. */
public interface StackService extends AutoCloseable {

    String name();

    /**
     * Starts every process of the service that does not run, and waits until it is ready for its
     * users. Not to be called by two threads at once.
     *
     * @throws IOException with one line that says what to do
     */
    void start() throws IOException;

    /** In the order in which they were started; empty before the first start. */
    List<ChildProcess> children();

    /**
     * SIGKILL for every process, as a crash would; {@link #start} brings the service back with its
     * data.
     */
    default void kill() {
        children().forEach(ChildProcess::kill);
    }

    /** Stops the processes in reverse order; does nothing when they do not run. */
    @Override
    default void close() throws IOException {
        List<ChildProcess> children = children();
        for (int i = children.size() - 1; i >= 0; i--) {
            children.get(i).close();
        }
    }
}
