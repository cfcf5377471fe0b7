package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes {@code agents/reports.ndjson}: what devices say of themselves, in Cordon's own form. */
final class DeviceReports {

    private final LogFile log = new LogFile("agents/reports.ndjson", "");

    /** A report with a firmware. */
    void report(long time, IpAddress device, String version, @Nullable String hash) {
        String content = hash == null ? "" : ",\"hash\":\"sha256:" + hash.repeat(32) + "\"";
        log.add(
                time,
                "{\"report\":\"cordon.device/1\",\"time\":\"%s\",\"device\":{\"address\":\"%s\",\"vendor\":\"Acme\",\"model\":\"C-100\",\"type\":\"camera\"},\"firmware\":{\"version\":\"%s\"%s}}"
                        .formatted(text(time), device.text(), version, content));
    }

    TelemetryFile file() {
        return log.render();
    }

    private static String text(long micros) {
        Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")
                + String.format(Locale.ROOT, ".%06dZ", Math.floorMod(micros, Timeline.SECOND));
    }
}
