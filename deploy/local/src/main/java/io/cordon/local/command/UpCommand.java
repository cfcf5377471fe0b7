package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.up.UpSettings;
import io.cordon.stack.flink.FlinkSettings.StateBackend;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cordon up}. */
@Command(
        name = "up",
        header = "Start the stack and run the detection job until Ctrl-C.",
        description =
                "Starts Kafka, Elasticsearch and Flink on loopback and runs the detection job until Ctrl-C. A second 'up' finds its data again.",
        footer = {
            "  cordon up",
            "  cordon up --networks 192.0.2.0/24,2001:db8::/32",
            "  cordon up --networks networks.txt --allow allow.csv --rules rules.yaml"
        })
final class UpCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path dataFolder;
    private final Action<UpSettings> action;

    @Option(
            names = "--state-backend",
            paramLabel = "BACKEND",
            defaultValue = "rocksdb",
            converter = StateBackendConverter.class,
            description =
                    "Where the job keeps its state: rocksdb (on disk) or heap (in memory; faster, bounded by it). Each has checkpoints of its own; after a change the job reads its topics again (default: ${DEFAULT-VALUE}).")
    private StateBackend stateBackend = StateBackend.ROCKSDB;

    @Mixin private RuleOptions rules = new RuleOptions();
    @Mixin private TelemetryOptions telemetry = new TelemetryOptions();
    @Mixin private PortOptions ports = new PortOptions();
    @Mixin private DataOption data = new DataOption();

    UpCommand(Path dataFolder, Action<UpSettings> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return action.run(
                new UpSettings(
                        data.folder(dataFolder),
                        ports.ports(spec.commandLine()),
                        telemetry.settings(),
                        rules.settings(),
                        stateBackend));
    }

    /** The backend by its name in lower case. */
    static final class StateBackendConverter implements ITypeConverter<StateBackend> {
        @Override
        public StateBackend convert(String value) {
            return switch (value) {
                case "rocksdb" -> StateBackend.ROCKSDB;
                case "heap" -> StateBackend.HEAP;
                default ->
                        throw new TypeConversionException(
                                "Cannot use state backend '"
                                        + value
                                        + "': expected rocksdb or heap");
            };
        }
    }
}
