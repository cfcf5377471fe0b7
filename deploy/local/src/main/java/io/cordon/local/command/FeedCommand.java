package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.feed.FeedRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cordon feed} and its subcommands. */
@Command(
        name = "feed",
        header = "Import default credentials and amplifier ports into the running stack.",
        description =
                "Imports what is known beside the telemetry. A running job applies it without a restart.",
        footer = {
            "  cordon feed import credentials default-credentials.csv",
            "  cordon feed import ports ports.csv",
            "  cordon feed status",
            "  cordon feed sync kev epss"
        })
final class FeedCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private FeedCommand() {}

    static CommandLine line(Path dataFolder, Action<FeedRequest> action) {
        return new CommandLine(new FeedCommand())
                .addSubcommand(new Import(dataFolder, action))
                .addSubcommand(new Remove(dataFolder, action))
                .addSubcommand(new Status(dataFolder, action))
                .addSubcommand(new FeedSyncCommand(dataFolder, action));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Cannot tell what to do: name import, remove, status or sync");
    }

    /** Feeds by the word for them. */
    static final class NameConverter implements ITypeConverter<FeedRequest.Feed> {
        @Override
        public FeedRequest.Feed convert(String value) {
            for (FeedRequest.Feed feed : FeedRequest.Feed.values()) {
                if (feed.text().equals(value)) {
                    return feed;
                }
            }
            throw new TypeConversionException(
                    "Cannot use feed '" + value + "': expected credentials or ports");
        }
    }

    /** Which feed is meant. */
    static final class FeedName {

        @Parameters(
                index = "0",
                paramLabel = "FEED",
                converter = NameConverter.class,
                description = "credentials or ports.")
        private FeedRequest.Feed name = FeedRequest.Feed.CREDENTIALS;
    }

    /** The stack that is meant, and its key. */
    static final class RunningStack {

        @Mixin private KeyFileOption key = new KeyFileOption();
        @Mixin private BootstrapOption bootstrap = new BootstrapOption();
        @Mixin private DataOption data = new DataOption();

        private FeedRequest asked(Path byDefault, FeedRequest.Operation operation) {
            return new FeedRequest(
                    data.folder(byDefault), operation, key.file(), bootstrap.servers());
        }
    }

    /** {@code cordon feed import}. */
    @Command(
            name = "import",
            header = "Put default credentials or amplifier ports in force.",
            description =
                    "credentials: reads a CSV with the columns vendor or product, user (or username) and password; <BLANK> means empty, <N/A> absent. Passwords are fingerprinted with your key before anything is stored or sent. The list stands beside the built-in ones. ports: reads a CSV with the columns port, service, baf_low, baf_high, evidence, iot, report, conversation and open_service, of which port and service are needed. A row takes the place of the built-in one of its port. Either replaces what was imported before. A file with a wrong row is refused whole.",
            footer = {
                "  cordon feed import credentials default-credentials.csv",
                "  cordon feed import ports ports.csv",
                "  cordon feed import credentials --bootstrap-servers kafka:9092 --key-file site.key list.csv"
            })
    static final class Import implements Callable<Integer> {

        private final Path dataFolder;
        private final Action<FeedRequest> action;

        @Mixin private FeedName feed = new FeedName();

        @Parameters(
                index = "1",
                paramLabel = "FILE",
                converter = RuleOptions.FileConverter.class,
                description = "What to import, CSV in UTF-8.")
        private Path file = Path.of("");

        @Mixin private RunningStack stack = new RunningStack();

        Import(Path dataFolder, Action<FeedRequest> action) {
            this.dataFolder = dataFolder;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.run(stack.asked(dataFolder, new FeedRequest.Import(feed.name, file)));
        }
    }

    /** {@code cordon feed remove}. */
    @Command(
            name = "remove",
            header = "Take what was imported out of force.",
            description = "Takes the imported list or table out of force; what is built in stays.",
            footer = {"  cordon feed remove credentials", "  cordon feed remove ports"})
    static final class Remove implements Callable<Integer> {

        private final Path dataFolder;
        private final Action<FeedRequest> action;

        @Mixin private FeedName feed = new FeedName();

        @Mixin private RunningStack stack = new RunningStack();

        Remove(Path dataFolder, Action<FeedRequest> action) {
            this.dataFolder = dataFolder;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.run(stack.asked(dataFolder, new FeedRequest.Remove(feed.name)));
        }
    }

    /** {@code cordon feed status}. */
    @Command(
            name = "status",
            header = "Show which feeds are in force.",
            description =
                    "Shows of each feed its generation, age, rows, rows skipped and source, and what is not in force.",
            footer = {"  cordon feed status"})
    static final class Status implements Callable<Integer> {

        private final Path dataFolder;
        private final Action<FeedRequest> action;

        @Mixin private RunningStack stack = new RunningStack();

        Status(Path dataFolder, Action<FeedRequest> action) {
            this.dataFolder = dataFolder;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.run(stack.asked(dataFolder, new FeedRequest.Status()));
        }
    }
}
