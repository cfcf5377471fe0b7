package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.ingest.IngestRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon ingest}. */
@Command(
        name = "ingest",
        header = "Feed files to the running stack.",
        description =
                "Feeds files to the running stack. Each file is taken once: records and reading position are committed together, so a killed ingest resumes where it was. Files older than two hours go through a bounded run of the same detectors.",
        footer = {
            "  cordon ingest /var/log/zeek/current",
            "  cordon ingest --format suricata-eve eve.json.gz",
            "  cordon ingest --tenant clinic --sensor border-1 conn.log ssh.log",
            "  cordon ingest --backfill archive/2024-01"
        })
final class IngestCommand implements Callable<Integer> {

    private final Path dataFolder;
    private final Action<IngestRequest> action;

    @Mixin private PathParameters input = new PathParameters();
    @Mixin private FormatOption format = new FormatOption();
    @Mixin private TelemetryOptions telemetry = new TelemetryOptions();
    @Mixin private RuleOptions rules = new RuleOptions();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "Kafka brokers (default: those of the running stack).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "Node that a bounded run writes to (default: that of the running stack).")
    private @Nullable URI elasticsearch;

    @ArgGroup(exclusive = true)
    private DoorOptions door = new DoorOptions();

    @Option(names = "--again", description = "Take files again that were already taken.")
    private boolean again;

    @Option(
            names = "--keep-input",
            description =
                    "Keep the bytes of what cannot be decoded with its dead letter. They may hold passwords.")
    private boolean keepInput;

    @Mixin private DataOption data = new DataOption();

    IngestCommand(Path dataFolder, Action<IngestRequest> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return action.run(
                new IngestRequest(
                        data.folder(dataFolder),
                        input.paths(),
                        format.format(),
                        format.logDate(),
                        telemetry.settings(),
                        rules.settings(),
                        bootstrapServers,
                        elasticsearch,
                        door.door(),
                        again,
                        keepInput));
    }

    /** At most one way in. */
    static final class DoorOptions {

        @Option(
                names = "--backfill",
                description = "Run the files as a bounded run, whatever their age.")
        private boolean backfill;

        @Option(names = "--live", description = "Send them through the topics, whatever their age.")
        private boolean live;

        IngestRequest.Door door() {
            return backfill
                    ? IngestRequest.Door.BACKFILL
                    : live ? IngestRequest.Door.LIVE : IngestRequest.Door.BY_AGE;
        }
    }
}
