package io.cordon.detect.credentials.telnetexposed;

import io.cordon.detect.Parameters;
import io.cordon.detect.PortSet;
import java.util.List;

/**
 * Parameters of CRED-TELNET-EXPOSED.
 *
 * @param ports ports on which telnet is expected
 */
record TelnetExposedRule(PortSet ports) {

    static TelnetExposedRule of(Parameters parameters) {
        return new TelnetExposedRule(new PortSet(parameters.ports("ports", List.of(23, 2323))));
    }
}
