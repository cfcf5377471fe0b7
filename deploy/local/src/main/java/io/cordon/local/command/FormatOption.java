package io.cordon.local.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The format of input files. */
final class FormatOption {

    private static final List<String> NAMES =
            List.of("zeek", "zeek-tsv", "zeek-json", "suricata-eve", "cowrie");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description =
                    "zeek (either), zeek-tsv, zeek-json, suricata-eve or cowrie (default: told from the content of each file).")
    private @Nullable String format;

    @Nullable String name() {
        return format;
    }

    /** Refuses names that no decoder has. */
    static final class FormatConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!NAMES.contains(value)) {
                throw new TypeConversionException(
                        "Cannot read format '"
                                + value
                                + "': expected one of "
                                + String.join(", ", NAMES));
            }
            return value;
        }
    }
}
