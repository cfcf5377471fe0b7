package io.cordon.local.command;

import io.cordon.bench.command.BenchCommand;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line as a whole: the subcommands and what they have in common. */
@Command(
        name = "cordon",
        description =
                "Watches the Internet of Things: telemetry in, searchable findings out. Everything runs on this machine.",
        version = "cordon 0.1.0-SNAPSHOT",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhat to work on:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cordon demo",
            "  cordon up --networks 192.0.2.0/24",
            "  cordon COMMAND --help"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; the last line says what to do", "2:wrong usage"})
public final class CordonCommand implements Runnable {

    /** What a benchmark starts to watch a stack from outside. */
    private static final String PROGRAM = "io.cordon.local.Cordon";

    @CommandLine.Spec private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "On failure, print the stack trace too.")
    private boolean debug;

    private CordonCommand() {
        spec = CommandSpec.create();
    }

    /**
     * The command line with its subcommands.
     *
     * @param dataFolder where the stack keeps its data unless {@code --data} says otherwise
     */
    public static CommandLine create(Path dataFolder, Actions actions) {
        CordonCommand root = new CordonCommand();
        CommandLine line =
                new CommandLine(root)
                        .addSubcommand(new UpCommand(dataFolder, actions.up()))
                        .addSubcommand(new DemoCommand(dataFolder, actions.demo()))
                        .addSubcommand(new IngestCommand(dataFolder, actions.ingest()))
                        .addSubcommand(new ListenCommand(dataFolder, actions.listen()))
                        .addSubcommand(new BatchCommand(dataFolder, actions.batch()))
                        .addSubcommand(new ExplainCommand(dataFolder, actions.explain()))
                        .addSubcommand(new RulesCommand(dataFolder, actions.rules()))
                        .addSubcommand(new SearchCommand(dataFolder, actions.search()))
                        .addSubcommand(FeedCommand.line(dataFolder, actions.feed()))
                        .addSubcommand(KeyCommand.line(dataFolder, actions.key()))
                        .addSubcommand(FirmwareCommand.line(actions.firmware()))
                        .addSubcommand(new QualityCommand(actions.quality()))
                        .addSubcommand(BenchCommand.create(dataFolder, Clock.systemUTC(), PROGRAM));
        OneLineErrors errors = new OneLineErrors(() -> root.debug);
        return line.setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setAbbreviatedOptionsAllowed(false);
    }

    /**
     * Where the command's own log belongs: with the other logs of its data.
     *
     * @param dataFolder unless {@code --data} says otherwise
     */
    public static Path log(Path dataFolder, String... arguments) {
        return DataOption.in(arguments, dataFolder).resolve("logs").resolve("cordon.log");
    }

    /** Without a subcommand: says which there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Cannot tell what to do: name a command, for example 'demo'");
    }
}
