package io.cordon.incident;

import static java.util.Objects.requireNonNull;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the findings of one rule add to an incident. Adding is commutative and associative, so the
 * order of arrival leaves no trace. Not thread-safe.
 */
final class RuleSum {

    /** Findings that are named: the first by period, then by id. */
    static final int MOST_NAMED = 10;

    private long findings;
    private long records;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private int severity;
    private @Nullable Part worst;
    private final TreeSet<Part> named = new TreeSet<>(Part.BY_PERIOD);

    void add(Part part) {
        findings++;
        records += part.count();
        first = Math.min(first, part.first());
        last = Math.max(last, part.last());
        severity = Math.max(severity, part.factors().severity());
        lead(part);
        name(part.unadvised());
    }

    void add(RuleSum other) {
        findings += other.findings;
        records += other.records;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        severity = Math.max(severity, other.severity);
        if (other.worst != null) {
            lead(other.worst);
        }
        other.named.forEach(this::name);
    }

    private void lead(Part part) {
        if (worst == null || Part.WORST_FIRST.compare(part, worst) < 0) {
            worst = part;
        }
    }

    private void name(Part part) {
        named.add(part);
        if (named.size() > MOST_NAMED) {
            named.pollLast();
        }
    }

    long findings() {
        return findings;
    }

    long records() {
        return records;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    int severity() {
        return severity;
    }

    Part worst() {
        return requireNonNull(worst, "a sum of nothing has no worst");
    }

    TreeSet<Part> named() {
        return named;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(findings);
        out.writeLong(records);
        out.writeLong(first);
        out.writeLong(last);
        out.writeByte(severity);
        worst().write(out);
        out.writeByte(named.size());
        for (Part part : named) {
            part.write(out);
        }
    }

    static RuleSum read(DataInput in) throws IOException {
        RuleSum sum = new RuleSum();
        sum.findings = in.readLong();
        sum.records = in.readLong();
        sum.first = in.readLong();
        sum.last = in.readLong();
        sum.severity = in.readByte();
        sum.worst = Part.read(in);
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            sum.named.add(Part.read(in));
        }
        return sum;
    }
}
