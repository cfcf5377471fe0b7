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
        header = "Import default-credential lists into the running stack.",
        description =
                "Imports what is known beside the telemetry. A running job applies it without a restart.",
        footer = {
            "  cordon feed import credentials default-credentials.csv",
            "  cordon feed status"
        })
final class FeedCommand implements Runnable {

    private static final String CREDENTIALS = "credentials";

    @Spec private CommandSpec spec = CommandSpec.create();

    private FeedCommand() {}

    static CommandLine line(Path dataFolder, Action<FeedRequest> action) {
        return new CommandLine(new FeedCommand())
                .addSubcommand(new Import(dataFolder, action))
                .addSubcommand(new Remove(dataFolder, action))
                .addSubcommand(new Status(dataFolder, action));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Cannot tell what to do: name import, remove or status");
    }

    /** The one feed there is to import. */
    static final class NameConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!value.equals(CREDENTIALS)) {
                throw new TypeConversionException(
                        "Cannot use feed '" + value + "': expected " + CREDENTIALS);
            }
            return value;
        }
    }

    /** Which feed is meant. */
    static final class FeedName {

        @Parameters(
                index = "0",
                paramLabel = "FEED",
                converter = NameConverter.class,
                description = "credentials.")
        private String name = CREDENTIALS;
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
            header = "Put a list of default credentials in force.",
            description =
                    "Reads a CSV with the columns vendor or product, user (or username) and password; <BLANK> means empty, <N/A> absent. Passwords are fingerprinted with your key before anything is stored or sent. The list replaces the one imported before and stands beside the built-in ones.",
            footer = {
                "  cordon feed import credentials default-credentials.csv",
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
                description = "The list, CSV in UTF-8.")
        private Path file = Path.of("");

        @Mixin private RunningStack stack = new RunningStack();

        Import(Path dataFolder, Action<FeedRequest> action) {
            this.dataFolder = dataFolder;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.run(stack.asked(dataFolder, new FeedRequest.Import(file)));
        }
    }

    /** {@code cordon feed remove}. */
    @Command(
            name = "remove",
            header = "Take an imported list out of force.",
            description = "Takes the imported list out of force; the built-in ones stay.",
            footer = {"  cordon feed remove credentials"})
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
            return action.run(stack.asked(dataFolder, new FeedRequest.Remove()));
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
