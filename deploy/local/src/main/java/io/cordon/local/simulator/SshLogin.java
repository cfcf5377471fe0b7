package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/**
 * One SSH connection with its authentication as a story tells it.
 *
 * @param time microseconds
 * @param client who tried
 * @param server where
 * @param outcome what the sensor could see of it
 * @param attempts as logged in {@code auth_attempts}
 */
record SshLogin(long time, IpAddress client, IpAddress server, Outcome outcome, int attempts) {

    /** What a network sensor can tell of an encrypted login. */
    enum Outcome {
        SUCCESS,
        FAILURE,
        /**
         * No verdict, but client, server and key exchange were seen: counts as an inferred failure.
         */
        INFERRED,
        /** No verdict, and the key exchange was not seen: says nothing. */
        UNKNOWN
    }
}
