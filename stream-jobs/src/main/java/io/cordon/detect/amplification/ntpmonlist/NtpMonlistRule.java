package io.cordon.detect.amplification.ntpmonlist;

import io.cordon.detect.Parameters;

/**
 * Parameters of AMP-NTP-MONLIST.
 *
 * @param payload bytes above UDP; answers with more on average are no plain answers
 */
record NtpMonlistRule(int payload) {

    static NtpMonlistRule of(Parameters parameters) {
        return new NtpMonlistRule(parameters.number("payload", 200, 48, 1472));
    }
}
