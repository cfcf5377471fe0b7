package io.cordon.bench.command;

import io.cordon.bench.latency.LatencyBench;
import io.cordon.bench.latency.LatencyResult;
import io.cordon.bench.latency.LatencySettings;
import io.cordon.bench.latency.LatencyTable;
import io.cordon.bench.latency.ProbeKind;
import io.cordon.bench.load.Mix;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cordon bench latency}. */
@Command(
        name = "latency",
        header = "From an event's arrival in Kafka until its finding can be searched.",
        description =
                "Writes a steady load and, among it, logins or flows that cross a threshold at a known moment; follows each until Elasticsearch finds it. By default at 25, 50 and 75 %% of the maximum, which is measured first beside the generator on this machine.",
        footer = {
            "  cordon bench latency --out latency.json",
            "  cordon bench latency --max 400000",
            "  cordon bench latency --logins-per-second 20000",
            "  cordon bench latency --probe volume --records-per-second 50000",
            "  cordon bench latency --quick"
        },
        exitCodeList = {
            "0:measured, and the aim is met",
            "1:failed, or the aim is missed",
            "2:wrong usage"
        })
final class LatencyCommand implements Callable<Integer> {

    private static final Mix LOGINS = new Mix("logins", 0, 0, 1, 0, 0, 0.05, 1, 0.2, 1);

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path folder;
    private final Clock clock;

    @Option(
            names = "--max",
            paramLabel = "N",
            description = "The maximum in records per second, instead of measuring it.")
    private double maximum;

    @Option(
            names = "--shares",
            paramLabel = "SHARE,...",
            split = ",",
            description = "Loads as parts of the maximum (default: ${DEFAULT-VALUE}).",
            defaultValue = "0.25,0.5,0.75")
    private List<Double> shares = List.of();

    @Option(
            names = "--logins-per-second",
            paramLabel = "N",
            description = "One load of so many logins per second and nothing else.")
    private double logins;

    @Option(
            names = "--records-per-second",
            paramLabel = "N",
            description = "One load of so many records per second.")
    private double records;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each load lasts (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private long seconds;

    @Option(
            names = "--probes-per-second",
            paramLabel = "N",
            description = "Thresholds crossed on purpose (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    private double probes;

    @Option(
            names = "--probe",
            paramLabel = "KIND",
            description =
                    "What crosses thresholds: ${COMPLETION-CANDIDATES}. Volume and ratio are IPFIX datagrams to a flow collector (default: ${DEFAULT-VALUE}).",
            defaultValue = "logins")
    private ProbeKind kind = ProbeKind.LOGINS;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Of the job (default: ${DEFAULT-VALUE}).",
            defaultValue = "2")
    private int parallelism;

    @Option(
            names = "--quick",
            description =
                    "One small load for a few seconds: proves that it works, and nothing else.")
    private boolean quick;

    @Mixin private LoadOptions load = new LoadOptions(4, 0);
    @Mixin private EngineOptions engine = new EngineOptions();

    LatencyCommand(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        LatencyResult result =
                new LatencyBench(
                                Results.settings(spec, this::settings),
                                clock,
                                Results.progress(spec))
                        .run();
        Results.show(out, LatencyTable.lines(kind, result), result, engine.out());
        return result.aimMet() || quick ? 0 : 1;
    }

    private LatencySettings settings() {
        boolean one = quick || logins > 0 || records > 0;
        double rate = logins > 0 ? logins : records > 0 ? records : quick ? 2_000 : maximum;
        return new LatencySettings(
                engine.folder(folder),
                load.load(logins > 0 ? LOGINS : Mix.DEFAULT, 1, clock),
                one ? List.of() : shares,
                rate,
                kind,
                Duration.ofSeconds(quick ? 5 : seconds),
                probes,
                parallelism,
                engine.taskManagerMegabytes());
    }
}
