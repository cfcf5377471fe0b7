package io.cordon.detect.generated;

import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.schema.address.IpPrefix;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Records about one subject, and what one rule has to say of it.
 *
 * @param name unique; family, rule and what it is about
 * @param records in arrival order
 * @param networks given to the run; empty when the scenario is about a run without networks
 * @param subject value of the finding's subject
 * @param findings how many findings of the rule about the subject there are, over all tenants and
 *     periods; 0 for a near miss
 * @param says confidence and severity of each of them, as {@code high 47}; null where the scenario
 *     is not about that
 */
public record Scenario(
        String name,
        String rule,
        Family family,
        List<SpecificRecordBase> records,
        List<IpPrefix> networks,
        Expectation expectation,
        String subject,
        int findings,
        @Nullable String says) {

    /** What the rule must do. */
    public enum Expectation {
        POSITIVE,
        NEAR_MISS
    }

    /** Checks that the expectation and the number of findings agree. */
    public Scenario {
        records = List.copyOf(records);
        networks = List.copyOf(networks);
        if ((findings > 0) != (expectation == Expectation.POSITIVE) || findings < 0) {
            throw new IllegalArgumentException(
                    "Cannot build scenario " + name + ": " + expectation + " with " + findings);
        }
    }

    /** The same scenario, which is also about how sure and how bad the finding is. */
    Scenario saying(String confidenceAndSeverity) {
        return new Scenario(
                name,
                rule,
                family,
                records,
                networks,
                expectation,
                subject,
                findings,
                confidenceAndSeverity);
    }

    /** What the operator gave to the run. */
    public ReferenceFeeds feeds() {
        return TestFeeds.with(networks);
    }

    @Override
    public String toString() {
        return name;
    }
}
