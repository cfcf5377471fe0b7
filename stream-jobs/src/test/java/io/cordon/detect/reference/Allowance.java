package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import org.jspecify.annotations.Nullable;

/**
 * One line of an allow-list: events of which a subject address lies inside are not counted.
 *
 * @param rule the one rule it is for; null for all
 * @param expires microseconds since the Unix epoch; events from then on count again
 */
public record Allowance(IpPrefix prefix, @Nullable String rule, long expires) {

    boolean covers(String ruleId, IpAddress address, long time) {
        return (rule == null || rule.equals(ruleId)) && time < expires && prefix.contains(address);
    }
}
