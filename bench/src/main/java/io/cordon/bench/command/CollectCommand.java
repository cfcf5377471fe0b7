package io.cordon.bench.command;

import io.cordon.bench.collect.CollectBench;
import io.cordon.bench.collect.CollectResult;
import io.cordon.bench.collect.CollectSettings;
import io.cordon.bench.collect.CollectTable;
import io.cordon.bench.collect.ExportProtocol;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cordon bench collect}. */
@Command(
        name = "collect",
        header = "Flow collectors beside each other: what they take, cost and lose.",
        description =
                "Sends the same NetFlow, IPFIX and sFlow datagrams over loopback to Cordon's collector, to nfcapd (nfdump), and to nfacctd and sfacctd (pmacct), one after another, at the same loads. Those that are not installed are left out. Linux only.",
        footer = {
            "  cordon bench collect --out collect.json",
            "  cordon bench collect --protocols v9 --loads 1000000,2000000,0",
            "  cordon bench collect --quick"
        },
        exitCodeList = {"0:measured", "1:failed", "2:wrong usage"})
final class CollectCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path folder;
    private final Clock clock;

    @Option(
            names = "--protocols",
            paramLabel = "NAME,...",
            split = ",",
            description = "v5, v9, ipfix, sflow (default: ${DEFAULT-VALUE}).",
            defaultValue = "v9,ipfix,v5,sflow")
    private List<String> protocols = List.of();

    @Option(
            names = "--loads",
            paramLabel = "N,...",
            split = ",",
            description =
                    "Records per second; 0 for as many as this machine can send (default: ${DEFAULT-VALUE}).",
            defaultValue = "250000,500000,1000000,0")
    private List<Double> loads = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each load lasts (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private long seconds;

    @Option(
            names = "--without-kafka",
            description = "Leave out the rows of Cordon publishing to a broker.")
    private boolean withoutKafka;

    @Option(
            names = "--jfr",
            paramLabel = "DIR",
            description = "Record Cordon's last load with JDK Flight Recorder, into this folder.")
    private @Nullable Path recordings;

    @Option(
            names = "--quick",
            description = "One small load a second long: proves that it works, and nothing else.")
    private boolean quick;

    @Mixin private ResultOptions result = new ResultOptions();

    CollectCommand(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        CollectResult measured =
                new CollectBench(
                                Results.settings(spec, this::settings),
                                clock,
                                Results.progress(spec))
                        .run();
        Results.show(
                spec.commandLine().getOut(), CollectTable.lines(measured), measured, result.out());
        return 0;
    }

    private CollectSettings settings() {
        return new CollectSettings(
                result.folder(folder).resolve("collect"),
                protocols.stream().map(ExportProtocol::of).toList(),
                quick ? List.of(20_000.0) : loads,
                Duration.ofSeconds(quick ? 1 : seconds),
                Duration.ofSeconds(quick ? 1 : 3),
                !withoutKafka,
                recordings == null ? null : recordings.toAbsolutePath());
    }
}
