package io.cordon.bench.command;

import io.cordon.bench.load.Load;
import io.cordon.bench.load.Mix;
import io.cordon.bench.throughput.Mode;
import io.cordon.bench.throughput.ThroughputBench;
import io.cordon.bench.throughput.ThroughputResult;
import io.cordon.bench.throughput.ThroughputSettings;
import io.cordon.bench.throughput.ThroughputTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cordon bench throughput}. */
@Command(
        name = "throughput",
        header = "Records per second, against what Kafka and Flink allow.",
        description =
                "Writes a load to Kafka once and reads it in turn with (a) a plain consumer, (b) one that decodes, (c) a Flink job that decodes and discards, (d) the whole pipeline, (e) the pipeline without sinks. Prints medians and the ratios d/c, e/c, d/a. Takes about 45 minutes on two cores.",
        footer = {
            "  cordon bench throughput --out throughput.json",
            "  cordon bench throughput --mix harsh --records 5000000 --repeat 1",
            "  cordon bench throughput --quick"
        },
        exitCodeList = {
            "0:measured",
            "1:failed, or invalid: (c) is below 60 %% of (b)",
            "2:wrong usage"
        })
final class ThroughputCommand implements Callable<Integer> {

    private static final long QUICK_RECORDS = 300_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path folder;
    private final Clock clock;

    @Option(
            names = "--mix",
            paramLabel = "NAME",
            description =
                    "default, harsh, flows, or both of the first two (default: ${DEFAULT-VALUE}).",
            defaultValue = "both")
    private String mix = "both";

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "Records of a load (default: ${DEFAULT-VALUE}).",
            defaultValue = "30000000")
    private long records;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Runs of every mode, interleaved (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int repetitions;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Of the Flink jobs (default: ${DEFAULT-VALUE}).",
            defaultValue = "2")
    private int parallelism;

    @Option(
            names = "--modes",
            paramLabel = "LETTERS",
            description = "Only these, for example cd (default: ${DEFAULT-VALUE}).",
            defaultValue = "abcde")
    private String modes = "abcde";

    @Option(
            names = "--jfr",
            paramLabel = "DIR",
            description =
                    "Record every Flink run with JDK Flight Recorder there, and print the hottest methods.")
    private @Nullable Path recordings;

    @Option(
            names = "--cold",
            description =
                    "Measure TaskManagers that have just started, whose code is still being compiled.")
    private boolean cold;

    @Option(
            names = "--quick",
            description = "Few records, once: proves that it works, and nothing else.")
    private boolean quick;

    @Mixin private LoadOptions load = new LoadOptions(4, 60);
    @Mixin private EngineOptions engine = new EngineOptions();

    ThroughputCommand(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ThroughputResult result =
                new ThroughputBench(
                                Results.settings(spec, this::settings),
                                clock,
                                Results.progress(spec))
                        .run();
        Results.show(out, ThroughputTable.lines(result), result, engine.out());
        return result.valid() || quick ? 0 : 1;
    }

    private ThroughputSettings settings() {
        return new ThroughputSettings(
                engine.folder(folder),
                mixes().stream().map(this::of).toList(),
                quick ? 1 : repetitions,
                parallelism,
                engine.taskManagerMegabytes(),
                letters(),
                !cold && !quick,
                recordings);
    }

    private Load of(Mix one) {
        return load.load(one, quick ? QUICK_RECORDS : records, clock);
    }

    private List<Mix> mixes() {
        return switch (mix) {
            case "default" -> List.of(Mix.DEFAULT);
            case "harsh" -> List.of(Mix.HARSH);
            case "flows" -> List.of(Mix.FLOWS);
            case "both" -> quick ? List.of(Mix.DEFAULT) : List.of(Mix.DEFAULT, Mix.HARSH);
            default ->
                    throw wrong("--mix must be default, harsh, flows or both, not '" + mix + "'");
        };
    }

    private Set<Mode> letters() {
        Set<Mode> chosen = EnumSet.noneOf(Mode.class);
        for (Mode mode : Mode.values()) {
            if (modes.contains(mode.letter())) {
                chosen.add(mode);
            }
        }
        if (chosen.isEmpty() || chosen.size() != modes.length()) {
            throw wrong("--modes takes letters of a to e, each once, not '" + modes + "'");
        }
        return chosen;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
