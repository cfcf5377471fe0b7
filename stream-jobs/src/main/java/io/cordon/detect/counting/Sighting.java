package io.cordon.detect.counting;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import org.jspecify.annotations.Nullable;

/**
 * One record about one subject, reduced to what evidence needs; the same for every rule that counts
 * it under that subject.
 *
 * @param time event time, microseconds since the epoch
 * @param sensor who saw it
 * @param vantage from where
 * @param peer the other side; null when unknown
 * @param target of a subject that is no side itself, what the peer acted upon; else null
 * @param port the server's port; -1 when unknown
 * @param name a user or a question name, at most {@value #LONGEST_NAME} characters; null when
 *     unknown
 * @param protocol application protocol in lower case; null when unknown
 * @param outcome of a login how it ended; else null
 * @param pair of a login its user and password by keyed fingerprint; else null
 */
public record Sighting(
        long time,
        String sensor,
        Vantage vantage,
        @Nullable IpAddress peer,
        @Nullable IpAddress target,
        int port,
        @Nullable String name,
        @Nullable String protocol,
        @Nullable LoginOutcome outcome,
        @Nullable Mark pair) {

    /** Longer names are cut: evidence is bounded. */
    public static final int LONGEST_NAME = 128;

    /** Cuts the name. */
    public Sighting {
        if (name != null && name.length() > LONGEST_NAME) {
            name = name.substring(0, LONGEST_NAME);
        }
    }

    /** A record that says nothing of logins. */
    public static Sighting of(
            long time,
            String sensor,
            Vantage vantage,
            @Nullable IpAddress peer,
            int port,
            @Nullable String name) {
        return new Sighting(time, sensor, vantage, peer, null, port, name, null, null, null);
    }
}
