package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.batch.BatchRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon batch}. */
@Command(
        name = "batch",
        header = "Run the detectors over files, without any server.",
        description =
                "Runs the detectors over files, without any server. Writes findings.ndjson, incidents.ndjson, dead-letters.ndjson and run.json.",
        footer = {
            "  cordon batch --out results logs/",
            "  cordon batch --networks 192.0.2.0/24 --out results conn.log dns.log.gz",
            "  cordon batch --nvd nvd/ --kev known_exploited_vulnerabilities.json --out results inventory.csv",
            "  cordon batch --format cowrie --sensor decoy-3 --out results cowrie.json"
        })
final class BatchCommand implements Callable<Integer> {

    private final Path dataFolder;
    private final Action<BatchRequest> action;

    @Mixin private PathParameters input = new PathParameters();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the results; made when missing.")
    private Path out = Path.of("");

    @Mixin private FormatOption format = new FormatOption();
    @Mixin private TelemetryOptions telemetry = new TelemetryOptions();
    @Mixin private RuleOptions rules = new RuleOptions();
    @Mixin private FeedOptions feeds = new FeedOptions();

    @Option(
            names = "--keep-input",
            description =
                    "Keep the bytes of what cannot be decoded in dead-letters.ndjson. They may hold passwords.")
    private boolean keepInput;

    @Mixin private DataOption data = new DataOption();

    BatchCommand(Path dataFolder, Action<BatchRequest> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return action.run(
                new BatchRequest(
                        data.folder(dataFolder),
                        input.paths(),
                        out,
                        format.format(),
                        format.logDate(),
                        telemetry.settings(),
                        rules.settings(),
                        keepInput,
                        feeds.files()));
    }
}
