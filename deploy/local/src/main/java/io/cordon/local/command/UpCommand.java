package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.up.UpSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
                        rules.settings()));
    }
}
