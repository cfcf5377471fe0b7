package io.cordon.detect.generated;

import io.cordon.schema.address.IpPrefix;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Records about one subject, and what one rule has to say of it.
 *
 * @param name unique; family, rule and what it is about
 * @param records in arrival order
 * @param networks given to the run; empty when the scenario is about a run without networks
 * @param subject value of the finding's subject
 * @param findings how many findings of the rule about the subject there are, over all tenants and
 *     periods; 0 for a near miss
 */
public record Scenario(
        String name,
        String rule,
        Family family,
        List<SpecificRecordBase> records,
        List<IpPrefix> networks,
        Expectation expectation,
        String subject,
        int findings) {

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

    @Override
    public String toString() {
        return name;
    }
}
