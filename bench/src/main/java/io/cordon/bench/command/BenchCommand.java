package io.cordon.bench.command;

import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cordon bench}. */
@Command(
        name = "bench",
        header = "Measure throughput, latency, scale, collectors and idle cost on this machine.",
        description =
                "Measures the pipeline on real engines of its own, beside any running stack; nothing else should use the machine meanwhile. What the figures mean: docs/explanation/performance.md.",
        footer = {
            "  cordon bench throughput",
            "  cordon bench latency --logins-per-second 20000",
            "  cordon bench scale --keys 10000,1000000",
            "  cordon bench collect --protocols v9",
            "  cordon bench idle"
        },
        exitCodeList = {"0:measured", "1:failed, or the result is invalid", "2:wrong usage"})
public final class BenchCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private BenchCommand() {}

    /**
     * The command with its subcommands.
     *
     * @param dataFolder where a benchmark keeps its data, in a folder of its own
     * @param program the class whose {@code main} understands {@code up}
     */
    public static CommandLine create(Path dataFolder, Clock clock, String program) {
        Path folder = dataFolder.resolve("bench");
        return new CommandLine(new BenchCommand())
                .addSubcommand(new ThroughputCommand(folder, clock))
                .addSubcommand(new LatencyCommand(folder, clock))
                .addSubcommand(new ScaleCommand(folder, clock))
                .addSubcommand(new CollectCommand(folder, clock))
                .addSubcommand(new IdleCommand(folder, clock, program));
    }

    /** Without a subcommand: says which there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Cannot tell what to measure: name a benchmark, for example 'bench throughput'");
    }
}
