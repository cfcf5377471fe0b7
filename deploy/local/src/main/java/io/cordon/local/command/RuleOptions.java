package io.cordon.local.command;

import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the rules are judged with. */
final class RuleOptions {

    @Option(
            names = "--networks",
            paramLabel = "CIDR,...|FILE",
            converter = NetworksConverter.class,
            description =
                    "The networks that are ours: prefixes joined by commas, or a file with one on each line. Rules about services that we offer (AMP-OPEN-RESOLVER, AMP-OPEN-SERVICE, AMP-REFLECTOR, AMP-REFLECTOR-SMALL) are inactive without them.")
    private @Nullable Networks networks;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            converter = FileConverter.class,
            description =
                    "More default credentials as CSV with the columns username and password, beside the built-in lists.")
    private @Nullable Path credentials;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            converter = FileConverter.class,
            description = "Thresholds and switches per rule (default: the rules as published).")
    private @Nullable Path rules;

    @Option(
            names = "--allow",
            paramLabel = "FILE",
            converter = FileConverter.class,
            description = "Addresses and prefixes to let through, per rule and until a date.")
    private @Nullable Path allow;

    @Option(
            names = "--assets",
            paramLabel = "FILE",
            converter = FileConverter.class,
            description =
                    "What is known of your devices as CSV: address, prefix or device id, vendor, setting and more.")
    private @Nullable Path assets;

    @Option(
            names = "--ports",
            paramLabel = "FILE",
            converter = FileConverter.class,
            description =
                    "Rows of the amplifier port table as CSV with the columns port, service and more, in the place of the built-in rows of their ports.")
    private @Nullable Path ports;

    RuleSettings settings() {
        return new RuleSettings(networks, credentials, rules, allow, assets, ports);
    }

    /** Reads networks while parsing, so that a bad prefix is wrong usage. */
    static final class NetworksConverter implements ITypeConverter<Networks> {
        @Override
        public Networks convert(String value) {
            try {
                return Networks.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** A file that must exist. */
    static final class FileConverter implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            Path file = Path.of(value);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new TypeConversionException(
                        "Cannot read file '" + value + "': it is not there or not readable");
            }
            return file;
        }
    }
}
