package io.cordon.detect.comparison;

import io.cordon.detect.generated.RandomFlows;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Small sets of flows of every shape, drawn from printed seeds: both programs say the same. */
class RandomFlowsTest {

    private static final int SETS = 200;

    @Test
    void whateverComesBothSayTheSame() {
        Set<String> found = new TreeSet<>();
        for (long seed = 0; seed < SETS; seed++) {
            ReferenceFeeds feeds =
                    seed % 5 == 0
                            ? ReferenceFeeds.NONE
                            : ReferenceFeeds.NONE.withNetworks(
                                    Stream.of("10.0.0.0/8", "fd00::/8")
                                            .map(IpPrefix::parse)
                                            .toList());
            List<Flow> flows = RandomFlows.of(seed);
            List<Finding> findings = PureRun.findings(flows, PureRun.settings(feeds));
            try {
                SameFindings.check(findings, new NaiveReference(feeds).findings(flows));
            } catch (AssertionError e) {
                throw new AssertionError("flows of seed " + seed + ": " + e.getMessage(), e);
            }
            findings.forEach(finding -> found.add(finding.getRuleId()));
        }
        // Agreement on nothing would be none. A thousand sources are too many for a small set.
        Assertions.assertThat(found)
                .contains(
                        "AMP-OPEN-SERVICE",
                        "AMP-NTP-MONLIST",
                        "AMP-MIDDLEBOX",
                        "AMP-VICTIM",
                        "AMP-CARPET",
                        "AMP-MULTIVECTOR",
                        "AMP-HONEYPOT",
                        "AMP-BACKSCATTER",
                        "DOS-VOLUME",
                        "AMP-REFLECTOR",
                        "AMP-REFLECTOR-SMALL");
    }
}
