package io.cordon.local.command;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
                    "zeek (either), zeek-tsv, zeek-json, suricata-eve, cowrie, syslog, aws-device-defender, aws-device-defender-cbor, shadowserver, inventory, device-report, lwm2m, pcap, netflow or sflow (default: told from the content of each file).")
    private @Nullable Format format;

    @Option(
            names = "--log-date",
            paramLabel = "DATE",
            description =
                    "Last day of syslog files whose lines have no year, for example 2019-12-31 (default: when the file was last written).")
    private @Nullable LocalDate logDate;

    @Option(
            names = "--log-zone",
            paramLabel = "ZONE",
            description =
                    "Zone of syslog files whose lines have none, for example Europe/Vienna (default: UTC).")
    private @Nullable ZoneId logZone;

    /** Null when neither option was given. */
    @Nullable LogDate logDate() {
        return logDate == null && logZone == null
                ? null
                : new LogDate(logDate, logZone == null ? ZoneOffset.UTC : logZone);
    }

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
