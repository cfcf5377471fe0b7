package io.cordon.local.command;

import io.cordon.ingest.decode.Format;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The format of input files. */
final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description =
                    "zeek (either), zeek-tsv, zeek-json, suricata-eve, cowrie or pcap (default: told from the content of each file).")
    private @Nullable Format format;

    @Nullable Format format() {
        return format;
    }

    /** Formats by the names that the decoders give them. */
    static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return Format.ofCliName(value)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "Cannot read format '"
                                                    + value
                                                    + "': expected one of "
                                                    + Arrays.stream(Format.values())
                                                            .map(Format::cliName)
                                                            .collect(Collectors.joining(", "))));
        }
    }
}
