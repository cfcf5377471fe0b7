package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.explain.ExplainRequest;
import io.cordon.local.explain.ExplainRequest.ById;
import io.cordon.local.explain.ExplainRequest.BySubject;
import io.cordon.local.explain.ExplainRequest.Question;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cordon explain}. */
@Command(
        name = "explain",
        header = "Say why a finding exists, or what is missing.",
        description =
                "Recomputes one finding from files: the events, the span that crossed the threshold and the text that the id is made of, or the condition that failed.",
        footer = {
            "  cordon explain 00112233445566778899aabbccddeeff logs/",
            "  cordon explain --rule SCAN-HORIZONTAL --subject 192.0.2.7 --period 2026-01-10T02:00:00Z conn.log"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Path dataFolder;
    private final Action<ExplainRequest> action;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "ID|PATH",
            arity = "0..*",
            description = "The id of a finding, unless --rule is given; then files or folders.")
    private List<String> arguments = List.of();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "Rule, for example CRED-BRUTE-FAST.")
    private @Nullable String rule;

    @Option(
            names = "--subject",
            paramLabel = "SUBJECT",
            description = "Address, or source>destination for a pair.")
    private @Nullable String subject;

    @Option(
            names = "--period",
            paramLabel = "TIME",
            converter = PeriodConverter.class,
            description = "Start of the period, UTC, for example 2026-01-10T02:00:00Z.")
    private @Nullable Instant period;

    @Mixin private FormatOption format = new FormatOption();
    @Mixin private TelemetryOptions telemetry = new TelemetryOptions();
    @Mixin private RuleOptions rules = new RuleOptions();
    @Mixin private DataOption data = new DataOption();

    ExplainCommand(Path dataFolder, Action<ExplainRequest> action) {
        this.dataFolder = dataFolder;
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        Question question = question();
        List<String> files =
                question instanceof ById ? arguments.subList(1, arguments.size()) : arguments;
        if (question instanceof BySubject && files.isEmpty()) {
            throw wrong(
                    "Cannot explain without files: name the files to recompute the finding from");
        }
        return action.run(
                new ExplainRequest(
                        data.folder(dataFolder),
                        question,
                        files.stream().map(this::existing).toList(),
                        format.format(),
                        format.logDate(),
                        telemetry.settings(),
                        rules.settings()));
    }

    private Question question() {
        if (rule != null && subject != null && period != null) {
            return new BySubject(rule, subject, period);
        }
        if (rule != null || subject != null || period != null) {
            throw wrong("Cannot explain: --rule, --subject and --period go together");
        }
        if (arguments.isEmpty() || !ID.matcher(arguments.get(0)).matches()) {
            throw wrong(
                    "Cannot explain: expected an id (32 hex digits), or --rule, --subject and --period");
        }
        return new ById(arguments.get(0));
    }

    private Path existing(String argument) {
        try {
            return new PathParameters.ExistingPath().convert(argument);
        } catch (TypeConversionException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A time as it stands in ids. */
    static final class PeriodConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String value) {
            try {
                return Instant.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "Cannot read period '"
                                + value
                                + "': expected a time such as 2026-01-10T02:00:00Z");
            }
        }
    }
}
