package io.cordon.detect.credentials;

import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import org.jspecify.annotations.Nullable;

/** What a login adds to a rule about credentials; its evidence is server, port and user. */
public final class LoginObservation {

    private LoginObservation() {}

    /** The observation of one login. */
    public static Observation of(
            LoginAttempt login, long weight, boolean plain, @Nullable Mark mark) {
        return new Observation(
                login.getTime(),
                weight,
                plain,
                mark,
                login.getSensor(),
                login.getVantage(),
                server(login),
                login.getServerPort() == null ? -1 : login.getServerPort(),
                login.getUser());
    }

    /** The server, where the source says which. */
    public static @Nullable IpAddress server(LoginAttempt login) {
        return login.getServerAddress() == null ? null : IpAddress.of(login.getServerAddress());
    }
}
