package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import java.util.List;
import java.util.Set;

/**
 * One record that matches one rule.
 *
 * @param key whose matches are counted together, across sensors
 * @param addresses the addresses that the subject is made of: what an allow-list is asked about
 * @param value what is distinct; empty where the rule counts none, or the record has none
 * @param tags what the clauses of the rule ask of a record, a word each
 * @param severity how bad this record alone makes it
 */
record Match(
        Key key,
        String sensor,
        Vantage vantage,
        long time,
        long weight,
        String value,
        Set<String> tags,
        int severity,
        List<IpAddress> addresses) {

    /** A subject of one rule in one tenant. */
    record Key(ReferenceRule rule, String tenant, String subjectType, String subject) {}
}
