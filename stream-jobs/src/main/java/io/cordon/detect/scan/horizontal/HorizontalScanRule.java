package io.cordon.detect.scan.horizontal;

import io.cordon.detect.Parameters;
import io.cordon.detect.PortSet;
import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Term;
import java.util.List;

/**
 * Thresholds of SCAN-HORIZONTAL.
 *
 * @param destinations distinct destination addresses that cross
 * @param windowSeconds span in which they lie
 * @param ports destination ports looked at; web ports would make browsing a scan
 */
record HorizontalScanRule(int destinations, int windowSeconds, PortSet ports) {

    private static final List<Integer> SPREADING =
            List.of(
                    21, 22, 23, 81, 445, 554, 1883, 2222, 2323, 3389, 5555, 5900, 7547, 8081, 8291,
                    9530, 37215, 37777, 52869);

    static HorizontalScanRule of(Parameters parameters) {
        return new HorizontalScanRule(
                parameters.number("destinations", 100, 1, 4096),
                parameters.number("windowSeconds", 540, 0, 3600),
                new PortSet(parameters.ports("ports", SPREADING)));
    }

    CountingRule counting() {
        return CountingRule.hourly(
                Clause.of(
                        windowSeconds * CountingRule.SECOND,
                        Term.distinct(Term.ALL, destinations, "destinations")));
    }
}
