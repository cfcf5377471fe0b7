package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Collects the scenarios of one rule in one family. */
final class Script {

    final Cast cast;
    final Random random;
    private final String rule;
    private final List<Scenario> scenarios = new ArrayList<>();

    Script(String rule, Cast cast, Random random) {
        this.rule = rule;
        this.cast = cast;
        this.random = random;
    }

    List<Scenario> scenarios() {
        return List.copyOf(scenarios);
    }

    /** A time with at least 35 minutes left in its hour. */
    long start() {
        return Timeline.somewhere(random);
    }

    /** The start of a pane with at least 34 minutes left in its hour. */
    long pane() {
        return Math.floorDiv(start(), Timeline.PANE) * Timeline.PANE + Timeline.PANE;
    }

    /** Input that gives no finding, or findings as sure and as bad as said. */
    void judged(String name, IpAddress subject, @Nullable String says, List<Flow> records) {
        judged(name, subject.text(), says, records);
    }

    /** The same of a subject that is no single address. */
    void judged(String name, String subject, @Nullable String says, List<Flow> records) {
        if (says == null) {
            nearMiss(name, subject, records);
        } else {
            positive(name, subject, 1, records);
            saying(says);
        }
    }

    /** Input that gives so many findings, with our networks given. */
    void positive(
            String name, String subject, int findings, List<? extends SpecificRecordBase> records) {
        add(name, subject, findings, Cast.OURS, records);
    }

    /** Input that gives one finding, with our networks given. */
    void positive(String name, IpAddress subject, List<? extends SpecificRecordBase> records) {
        positive(name, subject.text(), 1, records);
    }

    /** Input that gives no finding, with our networks given. */
    void nearMiss(String name, String subject, List<? extends SpecificRecordBase> records) {
        add(name, subject, 0, Cast.OURS, records);
    }

    /** Input that gives no finding, with our networks given. */
    void nearMiss(String name, IpAddress subject, List<? extends SpecificRecordBase> records) {
        nearMiss(name, subject.text(), records);
    }

    void add(
            String name,
            String subject,
            int findings,
            List<IpPrefix> networks,
            List<? extends SpecificRecordBase> records) {
        scenarios.add(
                new Scenario(
                        cast.family.name().toLowerCase(Locale.ROOT) + "/" + rule + "/" + name,
                        rule,
                        cast.family,
                        List.copyOf(records),
                        networks,
                        findings > 0
                                ? Scenario.Expectation.POSITIVE
                                : Scenario.Expectation.NEAR_MISS,
                        subject,
                        findings,
                        null));
    }

    /** The last scenario is also about how sure and how bad its finding is: {@code high 47}. */
    void saying(String confidenceAndSeverity) {
        scenarios.add(scenarios.remove(scenarios.size() - 1).saying(confidenceAndSeverity));
    }

    /** The records as another sensor saw them. */
    static <T extends SpecificRecordBase> List<T> seenBy(String sensor, List<T> records) {
        return put("sensor", sensor, records);
    }

    /** The records as another tenant has them. */
    static <T extends SpecificRecordBase> List<T> ownedBy(String tenant, List<T> records) {
        return put("tenant", tenant, records);
    }

    private static <T extends SpecificRecordBase> List<T> put(
            String field, String value, List<T> records) {
        return each(records, one -> one.put(one.getSchema().getField(field).pos(), value));
    }

    static LoginAttempt with(LoginAttempt login, Consumer<LoginAttempt> change) {
        change.accept(login);
        return login;
    }

    static Flow with(Flow flow, Consumer<Flow> change) {
        change.accept(flow);
        return flow;
    }

    static DnsTransaction with(DnsTransaction dns, Consumer<DnsTransaction> change) {
        change.accept(dns);
        return dns;
    }

    static <T> List<T> each(List<T> records, Consumer<T> change) {
        records.forEach(change);
        return records;
    }

    @SafeVarargs
    static <T> List<T> all(List<? extends T>... parts) {
        List<T> whole = new ArrayList<>();
        for (List<? extends T> part : parts) {
            whole.addAll(part);
        }
        return whole;
    }
}
