package io.cordon.detect.amplification.openresolver;

import io.cordon.detect.Parameters;

/**
 * Parameters of AMP-OPEN-RESOLVER.
 *
 * @param port port on which a resolver answers
 */
record OpenResolverRule(int port) {

    static OpenResolverRule of(Parameters parameters) {
        return new OpenResolverRule(parameters.number("port", 53, 1, 65535));
    }
}
