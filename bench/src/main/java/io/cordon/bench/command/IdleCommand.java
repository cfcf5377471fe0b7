package io.cordon.bench.command;

import io.cordon.bench.idle.IdleBench;
import io.cordon.bench.idle.IdleResult;
import io.cordon.bench.idle.IdleSettings;
import io.cordon.bench.idle.IdleTable;
import io.cordon.stack.process.JvmCommand;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cordon bench idle}. */
@Command(
        name = "idle",
        header = "What a running stack costs while nothing is fed to it.",
        description =
                "Starts 'cordon up' on free ports and data of its own, leaves it alone, then takes processor time and resident memory of every process of it.",
        footer = {
            "  cordon bench idle --out idle.json",
            "  cordon bench idle --settle 30 --seconds 60",
            "  cordon bench idle --quick"
        },
        exitCodeList = {
            "0:measured, and the aim is met",
            "1:failed, or the aim is missed",
            "2:wrong usage"
        })
final class IdleCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path folder;
    private final Clock clock;
    private final String program;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "How long it is left alone first (default: ${DEFAULT-VALUE}).",
            defaultValue = "120")
    private long settle;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long it is watched (default: ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private long seconds;

    @Option(
            names = "--quick",
            description = "A few seconds: proves that it works, and nothing else.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the result as JSON too.")
    private @Nullable Path out;

    IdleCommand(Path folder, Clock clock, String program) {
        this.folder = folder;
        this.clock = clock;
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter writer = spec.commandLine().getOut();
        IdleResult result =
                new IdleBench(Results.settings(spec, this::settings), clock, Results.progress(spec))
                        .run();
        Results.show(writer, IdleTable.lines(result), result, out);
        return result.aimMet() || quick ? 0 : 1;
    }

    private IdleSettings settings() {
        Path data = folder.resolve("idle").toAbsolutePath().normalize();
        List<String> up =
                List.of(
                        "up",
                        "--data",
                        data.toString(),
                        "--kafka-port",
                        "0",
                        "--elasticsearch-port",
                        "0",
                        "--flink-port",
                        "0");
        return new IdleSettings(
                data,
                JvmCommand.of(
                        "bench-idle",
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        program,
                        up),
                Duration.ofSeconds(quick ? 0 : settle),
                Duration.ofSeconds(quick ? 5 : seconds));
    }
}
