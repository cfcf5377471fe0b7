package io.cordon.local.command;

import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.settings.Tenant;
import io.cordon.schema.avro.Vantage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whose telemetry it is and who saw it. */
final class TelemetryOptions {

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            converter = TenantConverter.class,
            description = "Whose network it is (default: default).")
    private @Nullable Tenant tenant;

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            converter = SensorConverter.class,
            description = "Which sensor saw it (default: the name of the format).")
    private @Nullable String sensor;

    @Option(
            names = "--vantage",
            paramLabel = "VANTAGE",
            converter = VantageConverter.class,
            completionCandidates = VantageNames.class,
            description =
                    "From where it was seen: ${COMPLETION-CANDIDATES} (default: honeypot for Cowrie, host for syslog and AWS, network for the others).")
    private @Nullable Vantage vantage;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "Key of the credential fingerprints; made on first use, mode 0600 (default: .cordon/keys/fingerprint.key).")
    private @Nullable Path keyFile;

    TelemetrySettings settings() {
        return new TelemetrySettings(tenant, sensor, vantage, keyFile);
    }

    /** Checks a tenant while parsing, so that a bad one is wrong usage. */
    static final class TenantConverter implements ITypeConverter<Tenant> {
        @Override
        public Tenant convert(String value) {
            try {
                return new Tenant(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** A sensor's name is part of findings: a short word. */
    static final class SensorConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new TypeConversionException(
                        "Cannot use this sensor name: expected 1 to 64 of the characters A-Z a-z 0-9 . _ -");
            }
            return value;
        }
    }

    /** Vantages in the spelling of documents. */
    static final class VantageConverter implements ITypeConverter<Vantage> {
        @Override
        public Vantage convert(String value) {
            return Arrays.stream(Vantage.values())
                    .filter(v -> v.name().toLowerCase(Locale.ROOT).equals(value))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "Cannot use vantage '"
                                                    + value
                                                    + "': expected one of "
                                                    + String.join(
                                                            ", ", new VantageNames().names())));
        }
    }

    /** The closed list of vantages, for help and completion. */
    static final class VantageNames implements Iterable<String> {
        List<String> names() {
            return Arrays.stream(Vantage.values())
                    .map(v -> v.name().toLowerCase(Locale.ROOT))
                    .toList();
        }

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
