package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.key.KeyRequest;
import io.cordon.local.key.KeyRequest.Operation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cordon key} and its subcommands. */
@Command(
        name = "key",
        header = "Show, rotate or retire the key of credential fingerprints.",
        description =
                "Keeps the key of credential fingerprints. A rotation keeps the old key beside the new one until it is retired, so that no default credential is missed in between.",
        footer = {"  cordon key status", "  cordon key rotate", "  cordon key retire"})
final class KeyCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private KeyCommand() {}

    static CommandLine line(Path dataFolder, Action<KeyRequest> action) {
        return new CommandLine(new KeyCommand())
                .addSubcommand(new Status(dataFolder, action))
                .addSubcommand(new Rotate(dataFolder, action))
                .addSubcommand(new Retire(dataFolder, action));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Cannot tell what to do: name status, rotate or retire");
    }

    /** {@code cordon key status}. */
    @Command(
            name = "status",
            header = "Show the names and ages of the keys in use.",
            description = "Shows names, ages and files of the keys in use, never a key itself.",
            footer = {"  cordon key status", "  cordon key status --key-file site.key"})
    static final class Status implements Callable<Integer> {

        private final Path dataFolder;
        private final Action<KeyRequest> action;

        @Mixin private KeyFileOption key = new KeyFileOption();
        @Mixin private DataOption data = new DataOption();

        Status(Path dataFolder, Action<KeyRequest> action) {
            this.dataFolder = dataFolder;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.run(
                    new KeyRequest(data.folder(dataFolder), Operation.STATUS, key.file(), false));
        }
    }

    /** {@code cordon key rotate}. */
    @Command(
            name = "rotate",
            header = "Make a new key and keep the old one beside it.",
            description =
                    "Makes a new current key; the old one is kept as FILE.previous, mode 0600. What starts from now on uses both.",
            footer = {"  cordon key rotate"})
    static final class Rotate implements Callable<Integer> {

        private final Path dataFolder;
        private final Action<KeyRequest> action;

        @Mixin private KeyFileOption key = new KeyFileOption();
        @Mixin private DataOption data = new DataOption();

        Rotate(Path dataFolder, Action<KeyRequest> action) {
            this.dataFolder = dataFolder;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.run(
                    new KeyRequest(data.folder(dataFolder), Operation.ROTATE, key.file(), false));
        }
    }

    /** {@code cordon key retire}. */
    @Command(
            name = "retire",
            header = "Forget the old key.",
            description =
                    "Forgets the key before. Refused while the running job or the imported list still needs it.",
            footer = {"  cordon key retire", "  cordon key retire --force"})
    static final class Retire implements Callable<Integer> {

        private final Path dataFolder;
        private final Action<KeyRequest> action;

        @Option(
                names = "--force",
                description = "Do it although something still needs the old key.")
        private boolean force;

        @Mixin private KeyFileOption key = new KeyFileOption();
        @Mixin private DataOption data = new DataOption();

        Retire(Path dataFolder, Action<KeyRequest> action) {
            this.dataFolder = dataFolder;
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.run(
                    new KeyRequest(data.folder(dataFolder), Operation.RETIRE, key.file(), force));
        }
    }
}
