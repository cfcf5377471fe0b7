package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Writes {@code auth.log} as the devices' own OpenSSH sends it to a syslog collector (RFC 5424).
 */
final class DeviceSyslog {

    private final RandomGenerator random;
    private final LogFile log = new LogFile("syslog/auth.log", "");
    private int process = 1_000;

    DeviceSyslog(RandomGenerator random) {
        this.random = random;
    }

    /** A wrong password. */
    void failed(long time, IpAddress client, IpAddress device, String user) {
        line(time, client, device, "Failed password for " + user);
    }

    /** A right password. */
    void accepted(long time, IpAddress client, IpAddress device, String user) {
        line(time, client, device, "Accepted password for " + user);
    }

    /** A right key. */
    void acceptedKey(long time, IpAddress client, IpAddress device, String user) {
        line(time, client, device, "Accepted publickey for " + user);
    }

    private void line(long time, IpAddress client, IpAddress device, String text) {
        log.add(
                time,
                "<38>1 %s %s sshd %d - - %s from %s port %d ssh2"
                        .formatted(
                                text(time),
                                device.text(),
                                // Every connection has a process of its own.
                                process++,
                                text,
                                client.text(),
                                random.nextInt(32_768, 61_000)));
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
