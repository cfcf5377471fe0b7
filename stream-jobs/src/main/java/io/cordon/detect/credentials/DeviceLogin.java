package io.cordon.detect.credentials;

import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import java.util.function.Function;

/**
 * A login at a device: the server is known, and it is no honeypot. What a honeypot lets in says
 * nothing about a device.
 */
public final class DeviceLogin {

    private static final Mismatch DECOY = new Mismatch("it was seen by a honeypot");
    private static final Mismatch NO_DESTINATION = new Mismatch("it has no destination");

    private DeviceLogin() {}

    /**
     * Judges a login that meets a rule's other conditions.
     *
     * @param match what it counts as, given its server; asked only of a login at a device
     */
    public static Judgement judge(LoginAttempt login, Function<IpAddress, Match> match) {
        if (Login.atDecoy(login)) {
            return DECOY;
        }
        IpAddress server = Login.server(login);
        return server == null ? NO_DESTINATION : match.apply(server);
    }
}
