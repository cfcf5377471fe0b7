package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Writes {@code cowrie.json} as the Cowrie decoy does: a connect line with both sides, then one
 * line per login.
 */
final class Decoy {

    /**
     * One user name and password that a bot tries.
     *
     * @param user as sent
     * @param password as sent; a published factory default
     */
    record Pair(String user, String password) {}

    private final RandomGenerator random;
    private final LogFile log = new LogFile("cowrie/cowrie.json", "");

    Decoy(RandomGenerator random) {
        this.random = random;
    }

    /** Opens a session and returns its id. */
    String connect(long time, IpAddress source, IpAddress decoy, String protocol) {
        String session = String.format(Locale.ROOT, "%012x", random.nextLong(1L << 48));
        int port = random.nextInt(32_768, 61_000);
        log.add(
                time,
                "{\"eventid\":\"cowrie.session.connect\",\"src_ip\":\"%s\",\"src_port\":%d,\"dst_ip\":\"%s\",\"dst_port\":%d,\"session\":\"%s\",\"protocol\":\"%s\",\"message\":\"New connection: %s:%d\",\"sensor\":\"decoy-1\",\"timestamp\":\"%s\"}"
                        .formatted(
                                source.text(),
                                port,
                                decoy.text(),
                                protocol.equals("telnet") ? 2223 : 2222,
                                session,
                                protocol,
                                source.text(),
                                port,
                                text(time)));
        return session;
    }

    /** One login in an open session. */
    void login(long time, IpAddress source, String session, Pair pair, boolean accepted) {
        log.add(
                time,
                "{\"eventid\":\"cowrie.login.%s\",\"username\":\"%s\",\"password\":\"%s\",\"message\":\"login attempt [%s/%s] %s\",\"sensor\":\"decoy-1\",\"timestamp\":\"%s\",\"src_ip\":\"%s\",\"session\":\"%s\"}"
                        .formatted(
                                accepted ? "success" : "failed",
                                pair.user(),
                                pair.password(),
                                pair.user(),
                                pair.password(),
                                accepted ? "succeeded" : "failed",
                                text(time),
                                source.text(),
                                session));
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
