package io.cordon.local.judging;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.settings.Tenant;
import io.cordon.schema.credential.KeyBytes;
import org.jspecify.annotations.Nullable;

/** What the decoders are told. */
public final class DecoderInputs {

    private DecoderInputs() {}

    /** Decoder settings, with the default tenant where none was named. */
    public static DecodeSettings settings(
            TelemetrySettings telemetry,
            @Nullable Format format,
            @Nullable LogDate logDate,
            KeyBytes keys,
            boolean keepInput) {
        Tenant tenant = telemetry.tenant();
        return new DecodeSettings(
                (tenant == null ? Tenant.DEFAULT : tenant).name(),
                telemetry.sensor(),
                telemetry.vantage(),
                format,
                keys,
                keepInput,
                logDate);
    }
}
