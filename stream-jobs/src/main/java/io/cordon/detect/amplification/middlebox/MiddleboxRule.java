package io.cordon.detect.amplification.middlebox;

import io.cordon.detect.Parameters;
import io.cordon.detect.PortSet;
import java.util.List;

/**
 * Parameters of AMP-MIDDLEBOX.
 *
 * @param factor so many bytes come back for each that was sent
 * @param ports ports of the web, in which boxes on the way take an interest
 */
record MiddleboxRule(int factor, PortSet ports) {

    static MiddleboxRule of(Parameters parameters) {
        return new MiddleboxRule(
                parameters.number("factor", 5, 2, 1000),
                new PortSet(parameters.ports("ports", List.of(80, 443))));
    }
}
