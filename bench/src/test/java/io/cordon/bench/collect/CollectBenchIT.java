package io.cordon.bench.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that any machine takes: nothing may be lost, whoever receives it. */
class CollectBenchIT {

    @TempDir private Path folder;

    @Test
    void everyCollectorTakesAllOfASmallLoad() throws Exception {
        List<String> progress = new ArrayList<>();
        CollectResult result =
                new CollectBench(
                                new CollectSettings(
                                        folder.resolve("data"),
                                        List.of(ExportProtocol.V9, ExportProtocol.SFLOW),
                                        List.of(2_000.0),
                                        Duration.ofMillis(500),
                                        Duration.ofMillis(5),
                                        0,
                                        false,
                                        null),
                                Clock.systemUTC(),
                                progress::add)
                        .run();
        List<String> here =
                Stream.of("nfcapd", "nfacctd", "sfacctd")
                        .filter(name -> Program.find(name).isPresent())
                        .toList();
        assertThat(result.runs()).hasSize(2 + here.size());
        assertThat(result.missing()).hasSize(3 - here.size());
        for (CollectRun run : result.runs()) {
            assertThat(run.sent()).as(run.collector()).isBetween(500L, 1_500L);
            assertThat(run.taken()).as(run.collector()).isEqualTo(run.sent());
            assertThat(run.kernelDrops()).as(run.collector()).isZero();
            assertThat(run.lost()).as(run.collector()).isZero();
        }
        assertThat(CollectTable.lines(result)).hasSizeGreaterThan(result.runs().size() + 2);
        assertThat(progress).hasSize(result.runs().size());
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
