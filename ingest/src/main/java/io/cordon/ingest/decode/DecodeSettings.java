package io.cordon.ingest.decode;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.cordon.schema.avro.Vantage;
import io.cordon.schema.credential.KeyBytes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says about the input.
 *
 * @param tenant whose network it is, {@code [a-z0-9._-]{1,64}}
 * @param sensor which sensor wrote it, {@code [A-Za-z0-9._-]{1,64}}; null for the format's name
 * @param vantage from where it sees; null for the format's own
 * @param format the format; null to detect it from the content of each file
 * @param keys the deployment's fingerprint keys
 * @param keepInput whether dead letters carry the input, which may hold a password
 * @param logDate what dates lines that do not say their year or zone; null for the day after a file
 *     was last written, and UTC
 */
public record DecodeSettings(
        String tenant,
        @Nullable String sensor,
        @Nullable Vantage vantage,
        @Nullable Format format,
        KeyBytes keys,
        boolean keepInput,
        @Nullable LogDate logDate) {

    private static final Pattern TENANT = Pattern.compile("[a-z0-9._-]{1,64}");
    private static final Pattern SENSOR = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Checks names and key. */
    public DecodeSettings {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(keys, "keys is null");
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException(
                    "Cannot use tenant: expected 1 to 64 characters of a-z, 0-9, '.', '_', '-'");
        }
        if (sensor != null && !SENSOR.matcher(sensor).matches()) {
            throw new IllegalArgumentException(
                    "Cannot use sensor: expected 1 to 64 characters of A-Z, a-z, 0-9, '.', '_',"
                            + " '-'");
        }
    }

    /** Without a date of the log. */
    public DecodeSettings(
            String tenant,
            @Nullable String sensor,
            @Nullable Vantage vantage,
            @Nullable Format format,
            KeyBytes keys,
            boolean keepInput) {
        this(tenant, sensor, vantage, format, keys, keepInput, null);
    }

    /** While there is one key only. */
    public DecodeSettings(
            String tenant,
            @Nullable String sensor,
            @Nullable Vantage vantage,
            @Nullable Format format,
            byte[] key,
            boolean keepInput,
            @Nullable LogDate logDate) {
        this(tenant, sensor, vantage, format, new KeyBytes(key, null), keepInput, logDate);
    }

    /** While there is one key only, without a date of the log. */
    public DecodeSettings(
            String tenant,
            @Nullable String sensor,
            @Nullable Vantage vantage,
            @Nullable Format format,
            byte[] key,
            boolean keepInput) {
        this(tenant, sensor, vantage, format, key, keepInput, null);
    }

    /** The current key. */
    public byte[] key() {
        return keys.current();
    }

    /** The same, for a log that is no younger than a day, unless the operator said otherwise. */
    public DecodeSettings notAfter(LocalDate latest) {
        LogDate date = logDate == null ? new LogDate(latest, ZoneOffset.UTC) : logDate;
        return new DecodeSettings(
                tenant, sensor, vantage, format, keys, keepInput, date.orLatest(latest));
    }

    /** The sensor that records of a format name. */
    public String sensorOf(Format actual) {
        return requireNonNullElse(sensor, actual.sourceName());
    }

    /** The vantage that records of a format name. */
    public Vantage vantageOf(Format actual) {
        return requireNonNullElse(vantage, actual.defaultVantage());
    }

    /** Leaves the key out: settings get logged. */
    @Override
    public String toString() {
        return "DecodeSettings[tenant="
                + tenant
                + ", sensor="
                + sensor
                + ", vantage="
                + vantage
                + ", format="
                + format
                + ", keepInput="
                + keepInput
                + ", logDate="
                + logDate
                + "]";
    }
}
