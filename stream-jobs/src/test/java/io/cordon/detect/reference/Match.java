package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import java.util.List;

/**
 * One record that matches one rule.
 *
 * @param key whose matches are counted together, across sensors
 * @param addresses the addresses that the subject is made of: what an allow-list is asked about
 * @param value what is distinct; empty where the rule counts none
 * @param certain false for an outcome that nobody logged
 */
record Match(
        Key key,
        String sensor,
        Vantage vantage,
        long time,
        long weight,
        String value,
        boolean certain,
        List<IpAddress> addresses) {

    /** A subject of one rule in one tenant. */
    record Key(ReferenceRule rule, String tenant, String subjectType, String subject) {}
}
