package io.cordon.bench.command;

import io.cordon.bench.load.Load;
import io.cordon.bench.load.Mix;
import io.cordon.bench.scale.ScaleBench;
import io.cordon.bench.scale.ScaleResult;
import io.cordon.bench.scale.ScaleSettings;
import io.cordon.bench.scale.ScaleTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cordon bench scale}. */
@Command(
        name = "scale",
        header = "What more cores bring and what more keys cost.",
        description =
                "Measures detection (RocksDB, checkpoints, no sinks) at each parallelism with the first number of keys, and at the highest with the others: throughput, state bytes per key, checkpoint and restore time. State is filled with one flow of interest from each device first.",
        footer = {
            "  cordon bench scale --out scale.json",
            "  cordon bench scale --keys 10000,10000000 --task-manager-memory 6144",
            "  cordon bench scale --quick"
        },
        exitCodeList = {"0:measured", "1:failed", "2:wrong usage"})
final class ScaleCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path folder;
    private final Clock clock;

    @Option(
            names = "--keys",
            paramLabel = "N,...",
            split = ",",
            description = "Numbers of devices that state is kept of (default: ${DEFAULT-VALUE}).",
            defaultValue = "10000,1000000")
    private List<Integer> keys = List.of();

    @Option(
            names = "--parallelism",
            paramLabel = "N,...",
            split = ",",
            description = "Measured with the first number of keys (default: ${DEFAULT-VALUE}).",
            defaultValue = "1,2")
    private List<Integer> parallelisms = List.of();

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "Records after the state is filled (default: ${DEFAULT-VALUE}).",
            defaultValue = "15000000")
    private long records;

    @Option(
            names = "--quick",
            description =
                    "Few records and keys, parallelism 1: proves that it works, and nothing else.")
    private boolean quick;

    // Half an hour: no period closes meanwhile, so the state that was filled stays.
    @Mixin private LoadOptions load = new LoadOptions(1, 30);
    @Mixin private EngineOptions engine = new EngineOptions();

    ScaleCommand(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ScaleResult result =
                new ScaleBench(
                                Results.settings(spec, this::settings),
                                clock,
                                Results.progress(spec))
                        .run();
        Results.show(out, ScaleTable.lines(result), result, engine.out());
        return 0;
    }

    private ScaleSettings settings() {
        List<Load> loads = new ArrayList<>();
        for (int devices : quick ? List.of(10_000) : keys) {
            loads.add(load.load(Mix.DEFAULT, quick ? 200_000 : records, devices, clock));
        }
        return new ScaleSettings(
                engine.folder(folder),
                loads,
                quick ? List.of(1) : parallelisms,
                engine.taskManagerMegabytes());
    }
}
