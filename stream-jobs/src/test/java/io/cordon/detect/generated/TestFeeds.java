package io.cordon.detect.generated;

import io.cordon.detect.reference.Allowance;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.schema.address.IpPrefix;
import java.util.List;

/** What the operator gives to every generated run, beside networks or none. */
public final class TestFeeds {

    /** A vulnerability scanner of ours, let through by every rule. */
    public static final List<Allowance> ALLOWED =
            List.of(
                    new Allowance(IpPrefix.parse("10.99.0.0/16"), null, Long.MAX_VALUE),
                    new Allowance(IpPrefix.parse("fd00:c0de::63:0/112"), null, Long.MAX_VALUE));

    private TestFeeds() {}

    /** The feeds of a run with these networks; empty for none. */
    public static ReferenceFeeds with(List<IpPrefix> networks) {
        return new ReferenceFeeds(networks, TestCredentials.defaults(), Cast.ASSETS, ALLOWED);
    }
}
