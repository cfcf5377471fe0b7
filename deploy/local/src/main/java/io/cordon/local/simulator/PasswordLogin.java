package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One login whose credential a network sensor can read, as a story tells it.
 *
 * @param time microseconds
 * @param client who tried
 * @param server where
 * @param service what it was a login to
 * @param pair what was sent; null when the client named nobody
 * @param accepted whether it was let in
 */
record PasswordLogin(
        long time,
        IpAddress client,
        IpAddress server,
        Service service,
        Decoy.@Nullable Pair pair,
        boolean accepted) {

    /** Services that take a credential in clear. */
    enum Service {
        FTP(21),
        HTTP(80),
        MQTT(1883),
        /** The password is the community; there is no user. */
        SNMP(161);

        final int port;

        Service(int port) {
            this.port = port;
        }
    }
}
