package io.cordon.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What findings add to an incident, by rule; as many rules as there are. Not thread-safe. */
final class Sum {

    private long versions;
    private final TreeMap<String, RuleSum> rules = new TreeMap<>();

    void add(Part part) {
        versions += part.version();
        rules.computeIfAbsent(part.ruleId(), rule -> new RuleSum()).add(part);
    }

    void add(Sum other) {
        versions += other.versions;
        other.rules.forEach(
                (rule, sum) -> rules.computeIfAbsent(rule, r -> new RuleSum()).add(sum));
    }

    /** Sum of the findings' versions. */
    long versions() {
        return versions;
    }

    SortedMap<String, RuleSum> rules() {
        return Collections.unmodifiableSortedMap(rules);
    }

    long findings() {
        return rules.values().stream().mapToLong(RuleSum::findings).sum();
    }

    /** The finding that makes the incident as severe as it is; of equals the earliest. */
    Part worst() {
        return rules.values().stream()
                .map(RuleSum::worst)
                .min(Part.WORST_FIRST)
                .orElseThrow(() -> new IllegalStateException("a sum of nothing has no worst"));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(versions);
        out.writeShort(rules.size());
        for (Map.Entry<String, RuleSum> rule : rules.entrySet()) {
            out.writeUTF(rule.getKey());
            rule.getValue().write(out);
        }
    }

    static Sum read(DataInput in) throws IOException {
        Sum sum = new Sum();
        sum.versions = in.readLong();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            sum.rules.put(in.readUTF(), RuleSum.read(in));
        }
        return sum;
    }
}
