package io.cordon.local.firmware;

import io.cordon.detect.firmware.match.Explanation;
import io.cordon.detect.firmware.product.ProductNames.Alias;
import io.cordon.detect.firmware.rank.RankedVerdict;
import java.util.List;

/**
 * One CVE in the answer.
 *
 * @param ranked the verdict with KEV and EPSS
 * @param explanation what it was weighed from
 * @param aliases those by which the criterion's own name leads to the product
 */
record ExplainedCve(RankedVerdict ranked, Explanation explanation, List<Alias> aliases) {

    String id() {
        return ranked.verdict().vulnerability().id();
    }
}
