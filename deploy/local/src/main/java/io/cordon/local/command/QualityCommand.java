package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.quality.QualityRequest;
import io.cordon.local.simulator.FleetSimulator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code cordon quality}. */
@Command(
        name = "quality",
        header = "Measure the rules on the simulated fleet.",
        description =
                "Runs the detectors, without any server, over the simulated fleet of the demo, whose truth is known, and prints for every rule: what was planted and found, what was found beside it, precision, recall, how many look-alikes were accused, and how long it took in event time from the first event of an attack to the one that crossed.",
        footer = {"  cordon quality", "  cordon quality --seed 7 --format json"},
        exitCodeList = {
            "0:every rule found everything planted and nothing else, within its window",
            "1:a rule is below that, or the run failed",
            "2:wrong usage"
        })
final class QualityCommand implements Callable<Integer> {

    /** How to print. */
    enum Format {
        TABLE,
        JSON
    }

    private final Action<QualityRequest> action;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "" + FleetSimulator.SEED,
            description = "Decides times and counts of the fleet (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = FormatConverter.class,
            description = "table, or json: one document a line and rule (default: table).")
    private Format format = Format.TABLE;

    QualityCommand(Action<QualityRequest> action) {
        this.action = action;
    }

    @Override
    public Integer call() throws Exception {
        return action.run(new QualityRequest(seed, format == Format.JSON));
    }

    /** Formats by their names. */
    static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return switch (value) {
                case "table" -> Format.TABLE;
                case "json" -> Format.JSON;
                default ->
                        throw new TypeConversionException(
                                "Cannot read format '" + value + "': expected table or json");
            };
        }
    }
}
