package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.demo.DemoSettings;
import io.cordon.local.settings.Tenant;
import io.cordon.local.simulator.FleetSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cordon demo}. */
@Command(
        name = "demo",
        header = "Show it all on a simulated fleet under attack.",
        description =
                "Starts the stack, feeds it a simulated fleet (home, hospital, plant; IPv4 and IPv6) under attack next to benign look-alikes, and prints what was found against what was planted. Nothing is attacked: the fleet is log files. The stack stays up unless --exit is given.",
        footer = {"  cordon demo", "  cordon demo --exit"},
        exitCodeList = {
            "0:everything planted was found, and nothing else",
            "1:something is missing or unexpected, or the stack failed",
            "2:wrong usage"
        })
final class DemoCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Path dataFolder;
    private final Action<DemoSettings> action;

    @Option(names = "--exit", description = "Stop the stack when the comparison is printed.")
    private boolean exit;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description =
                    "How long to wait for the last planted finding (default: ${DEFAULT-VALUE}).")
    private long deadline;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "" + FleetSimulator.SEED,
            description = "Decides times and counts of the fleet (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            converter = TelemetryOptions.TenantConverter.class,
            description = "Whose network the fleet is (default: a name of this run's own).")
    private @Nullable Tenant tenant;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "Key of the credential fingerprints (default: .cordon/keys/fingerprint.key).")
    private @Nullable Path keyFile;

    @Option(
            names = "--assets",
            paramLabel = "FILE",
            converter = RuleOptions.FileConverter.class,
            description =
                    "What is known of the fleet's devices, as 'up' takes it (default: where each of its segments stands).")
    private @Nullable Path assets;

    @Mixin private PortOptions ports = new PortOptions();
    @Mixin private DataOption data = new DataOption();

    DemoCommand(Path dataFolder, Action<DemoSettings> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return action.run(
                new DemoSettings(
                        data.folder(dataFolder),
                        ports.ports(spec.commandLine()),
                        tenant,
                        keyFile,
                        assets,
                        seed,
                        Duration.ofSeconds(deadline),
                        exit));
    }
}
