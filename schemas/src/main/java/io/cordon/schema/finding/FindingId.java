package io.cordon.schema.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The deterministic identity of a finding (docs/reference/findings.md): whoever recomputes it from
 * the same telemetry gets the same id, and a replay overwrites instead of doubling.
 */
public final class FindingId {

    private static final int BYTES = 16;

    private FindingId() {}

    /**
     * The text that is hashed.
     *
     * @param periodStart microseconds since the Unix epoch, UTC; whole seconds
     */
    public static String text(
            String tenant, String ruleId, String subjectType, String subject, long periodStart) {
        return String.join("\n", tenant, ruleId, subjectType, subject, periodText(periodStart));
    }

    /** The id: first 16 bytes of SHA-256 over {@link #text}, in lower-case hex. */
    public static String of(
            String tenant, String ruleId, String subjectType, String subject, long periodStart) {
        return hash(text(tenant, ruleId, subjectType, subject, periodStart));
    }

    /** First 16 bytes of SHA-256 over the UTF-8 text, in lower-case hex. */
    public static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A period start as it stands in ids: {@code 2024-01-10T02:00:00Z}. */
    public static String periodText(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
