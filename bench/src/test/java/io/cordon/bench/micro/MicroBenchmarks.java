package io.cordon.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs every micro benchmark with the allocation profiler, only when it is asked for by name, since
 * its name is no test's (docs/explanation/performance.md says how). The result is also written to
 * {@code target/jmh.json}.
 */
class MicroBenchmarks {

    /** What an event may leave on the heap that no rule looks at. */
    private static final double BYTES_PER_IRRELEVANT_EVENT = 64;

    @Test
    void run() throws Exception {
        Path file = Path.of(System.getProperty("basedir", ""), "target", "jmh.json");
        Files.createDirectories(file.toAbsolutePath().getParent());
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("io\\.cordon\\.bench\\.micro\\." + System.getProperty("micro", ""))
                        .forks(Integer.getInteger("micro.forks", 1))
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(millis()))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(millis()))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .jvmArgs("-Xmx1g")
                        .resultFormat(ResultFormatType.JSON)
                        .result(file.toString());
        Collection<RunResult> results = new Runner(options.build()).run();
        assertThat(results).isNotEmpty();
        for (RunResult result : results) {
            Result<?> allocation = result.getSecondaryResults().get("gc.alloc.rate.norm");
            assertThat(allocation).isNotNull();
            if (result.getParams().getBenchmark().contains("irrelevant")) {
                assertThat(allocation.getScore())
                        .as("bytes per %s", result.getParams().getBenchmark())
                        .isLessThanOrEqualTo(BYTES_PER_IRRELEVANT_EVENT);
            }
        }
    }

    private static long millis() {
        return Long.getLong("micro.millis", 1000);
    }
}
