package io.cordon.local.command;

import io.cordon.local.action.Action;
import io.cordon.local.firmware.FeedFiles;
import io.cordon.local.firmware.FirmwareRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code cordon firmware} and its subcommand. */
@Command(
        name = "firmware",
        header = "Say which known vulnerabilities a firmware has, and why.",
        description = "Judges firmware versions against vulnerability feeds.",
        footer = {
            "  cordon firmware explain --vendor TP-Link --product 'Archer AX21' --version 1.1.3 --nvd nvd.json"
        })
final class FirmwareCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    private FirmwareCommand() {}

    static CommandLine line(Action<FirmwareRequest> action) {
        return new CommandLine(new FirmwareCommand()).addSubcommand(new Explain(action));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Cannot tell what to do: name explain");
    }

    /** {@code cordon firmware explain}. */
    @Command(
            name = "explain",
            header = "Say which CVEs a firmware has, or why it does not have one.",
            description =
                    "Judges one vendor, product and version by the files you name and says why: the criterion, the range, the version as understood, what it must run on, and how sure that is. The most urgent come first: known to be exploited (KEV), then EPSS, then CVSS; at most 50. No running stack is needed or asked: the feed of the stack comes in a later version. A file that is broken is refused whole, and then there is no answer.",
            footer = {
                "  cordon firmware explain --vendor TP-Link --product 'Archer AX21' --version '1.1.3 Build 20220620' --nvd nvd/ --kev known_exploited_vulnerabilities.json --epss epss_scores.csv.gz",
                "  cordon firmware explain --vendor Tenda --product AC10U --version 15.03.06.48 --cve CVE-2024-2581 --cve5 cves.jsonl.gz"
            },
            exitCodeList = {
                "0:answered, whatever the answer",
                "1:failed, or a file was refused; the last line says which, where and why",
                "2:wrong usage"
            })
    static final class Explain implements Callable<Integer> {

        private static final int LONGEST_NAME = 128;

        private final Action<FirmwareRequest> action;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--vendor",
                required = true,
                paramLabel = "VENDOR",
                description = "Vendor, as anybody writes it.")
        private String vendor = "";

        @Option(
                names = "--product",
                required = true,
                paramLabel = "PRODUCT",
                description = "Product: the model, with or without the word firmware.")
        private String product = "";

        @Option(
                names = "--version",
                required = true,
                paramLabel = "VERSION",
                description = "Version of the firmware, as the device writes it.")
        private String version = "";

        @Option(
                names = "--model",
                paramLabel = "MODEL",
                description =
                        "Hardware that the firmware runs on, when the product is not named after it.")
        private @Nullable String model;

        @Option(
                names = "--hardware-version",
                paramLabel = "VERSION",
                description = "Revision of the hardware, for example B1.")
        private @Nullable String revision;

        @Option(
                names = "--cve",
                paramLabel = "CVE",
                converter = CveConverter.class,
                description = "Only this one, and why it applies or not (default: all that apply).")
        private @Nullable String cve;

        @Mixin private FeedOptions feeds = new FeedOptions();

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                converter = DayConverter.class,
                description = "Count due dates up to this day (default: today, UTC).")
        private @Nullable LocalDate asOf;

        @Option(names = "--json", description = "Print JSON, one object on one line.")
        private boolean json;

        /** Its own, since --version of this command is the firmware's and not the program's. */
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help message and exit.")
        private boolean help;

        Explain(Action<FirmwareRequest> action) {
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            FeedFiles files = feeds.files();
            if (files.nvd().isEmpty() && files.cve5().isEmpty()) {
                throw wrong("Cannot judge without CVEs: name files with --nvd or --cve5");
            }
            return action.run(
                    new FirmwareRequest(
                            name("--vendor", vendor),
                            name("--product", product),
                            version,
                            model == null ? null : name("--model", model),
                            revision,
                            cve,
                            files,
                            asOf,
                            json));
        }

        /** Punctuation alone would mean all products of a vendor. */
        private String name(String option, String value) {
            if (value.length() > LONGEST_NAME
                    || value.codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw wrong(
                        "Cannot use "
                                + option
                                + " '"
                                + value
                                + "': expected a name of at most "
                                + LONGEST_NAME
                                + " characters with a letter or digit");
            }
            return value;
        }

        private ParameterException wrong(String message) {
            return new ParameterException(spec.commandLine(), message);
        }
    }

    /** Ids of CVEs, in either case. */
    static final class CveConverter implements ITypeConverter<String> {

        private static final Pattern ID = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");

        @Override
        public String convert(String value) {
            String id = value.toUpperCase(Locale.ROOT);
            if (!ID.matcher(id).matches()) {
                throw new TypeConversionException(
                        "Cannot read CVE '" + value + "': expected an id such as CVE-2023-1389");
            }
            return id;
        }
    }

    /** A day. */
    static final class DayConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "Cannot read day '" + value + "': expected one such as 2026-01-31");
            }
        }
    }
}
