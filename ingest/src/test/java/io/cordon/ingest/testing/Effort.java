package io.cordon.ingest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What decoding may cost, whatever the bytes are: processor time, and memory in proportion to the
 * input. Both are of the calling thread, so other programs do not count.
 */
public final class Effort {

    /** Memory that a decoder may take before it has read a byte. */
    public static final long FIXED = 4L << 20;

    /** Memory for each byte of input: a flow of 8 bytes (two addresses) makes about 600. */
    public static final long PER_BYTE = 256;

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Effort() {}

    /** What is done with the input. */
    @FunctionalInterface
    public interface Decoding {
        void run() throws IOException;
    }

    /**
     * Holds that an input of so many bytes costs no more than it may. What costs too much is done
     * once more, and then it counts: the first time, classes are loaded and instrumented.
     *
     * @param decoding gives the same each time
     */
    public static void bounded(long inputBytes, Decoding decoding) {
        try {
            long most = FIXED + PER_BYTE * inputBytes;
            Cost cost = cost(decoding);
            if (cost.memory > most || cost.time.compareTo(LONGEST) > 0) {
                cost = cost(decoding);
            }
            assertThat(cost.memory)
                    .as("bytes allocated for %s of input", inputBytes)
                    .isLessThanOrEqualTo(most);
            assertThat(cost.time)
                    .as("processor time for %s bytes of input", inputBytes)
                    .isLessThan(LONGEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Cost(long memory, Duration time) {}

    private static Cost cost(Decoding decoding) throws IOException {
        long time = THREADS.getCurrentThreadCpuTime();
        long memory = THREADS.getCurrentThreadAllocatedBytes();
        decoding.run();
        return new Cost(
                THREADS.getCurrentThreadAllocatedBytes() - memory,
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time));
    }
}
