package io.cordon.detect.amplification.openservice;

import io.cordon.detect.Parameters;

/**
 * Parameters of AMP-OPEN-SERVICE.
 *
 * @param ephemeralFrom from this port on, a one-way answer may be the question of a client
 */
record OpenServiceRule(int ephemeralFrom) {

    static OpenServiceRule of(Parameters parameters) {
        return new OpenServiceRule(parameters.number("ephemeralFrom", 32_768, 1, 65535));
    }
}
