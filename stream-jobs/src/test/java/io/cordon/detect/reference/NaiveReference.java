package io.cordon.detect.reference;

import static java.util.stream.Collectors.groupingBy;

import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.FindingId;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The findings of the five backbone rules over a whole input at once, at default thresholds. The
 * order of the input does not matter. Stateless and thread-safe.
 */
public final class NaiveReference {

    private final ReferenceMatcher matcher;
    private final List<Allowance> allowed;

    /**
     * A reference for one set of feeds.
     *
     * @param networks the operator's networks; empty when none are given
     * @param defaults fingerprints of the default pairs in force, under the key of the records
     * @param allowed allow-list; empty for none
     */
    public NaiveReference(
            List<IpPrefix> networks, Set<ByteBuffer> defaults, List<Allowance> allowed) {
        this.matcher =
                new ReferenceMatcher(
                        new ReferenceNetworks(List.copyOf(networks)), Set.copyOf(defaults));
        this.allowed = List.copyOf(allowed);
    }

    /** Without an allow-list. */
    public NaiveReference(List<IpPrefix> networks, Set<ByteBuffer> defaults) {
        this(networks, defaults, List.of());
    }

    /** All findings, sorted by id. Records of other types are passed over. */
    public List<ReferenceFinding> findings(Collection<? extends SpecificRecordBase> records) {
        Map<Match.Key, List<Match>> bySubject =
                records.stream()
                        .flatMap(this::matches)
                        .filter(match -> !isAllowed(match))
                        .collect(groupingBy(Match::key));
        return bySubject.entrySet().stream()
                .flatMap(entry -> findings(entry.getKey(), entry.getValue()))
                .sorted()
                .toList();
    }

    private Stream<Match> matches(SpecificRecordBase telemetry) {
        if (telemetry instanceof Flow flow) {
            return matcher.of(flow).stream();
        }
        if (telemetry instanceof LoginAttempt login) {
            return matcher.of(login).stream();
        }
        if (telemetry instanceof DnsTransaction dns) {
            return matcher.of(dns).stream();
        }
        return Stream.empty();
    }

    private boolean isAllowed(Match match) {
        return allowed.stream()
                .anyMatch(
                        line ->
                                match.addresses().stream()
                                        .anyMatch(
                                                address ->
                                                        line.covers(
                                                                match.key().rule().id,
                                                                address,
                                                                match.time())));
    }

    private static Stream<ReferenceFinding> findings(Match.Key key, List<Match> matches) {
        Comparator<Match> order =
                Comparator.comparingLong(Match::time).thenComparing(Match::vantage);
        Map<String, List<Match>> bySensor =
                matches.stream().sorted(order).collect(groupingBy(Match::sensor));
        Set<Long> crossed = new TreeSet<>();
        Set<Long> crossedForSure = new TreeSet<>();
        for (List<Match> seen : bySensor.values()) {
            crossed.addAll(crossedPeriods(key.rule(), seen));
            crossedForSure.addAll(
                    crossedPeriods(key.rule(), seen.stream().filter(Match::certain).toList()));
        }
        return crossed.stream()
                .map(period -> finding(key, period, bySensor, crossedForSure.contains(period)));
    }

    /** The periods of all events at which N is reached within the closed window that they end. */
    private static Set<Long> crossedPeriods(ReferenceRule rule, List<Match> sorted) {
        Set<Long> periods = new TreeSet<>();
        Map<String, Integer> values = new HashMap<>();
        long weight = 0;
        int oldest = 0;
        for (int next = 0; next < sorted.size(); next++) {
            Match event = sorted.get(next);
            weight += event.weight();
            values.merge(event.value(), 1, Integer::sum);
            for (; sorted.get(oldest).time() < event.time() - rule.window; oldest++) {
                weight -= sorted.get(oldest).weight();
                values.computeIfPresent(
                        sorted.get(oldest).value(), (value, n) -> n == 1 ? null : n - 1);
            }
            if ((rule.countsDistinct() ? values.size() : weight) >= rule.threshold) {
                periods.add(rule.periodOf(event.time()));
            }
        }
        return periods;
    }

    private static ReferenceFinding finding(
            Match.Key key, long period, Map<String, List<Match>> bySensor, boolean certain) {
        Predicate<Match> inPeriod = match -> key.rule().periodOf(match.time()) == period;
        Comparator<Map.Entry<String, List<Match>>> mostThenName =
                Comparator.comparingInt(sensor -> -sensor.getValue().size());
        Map.Entry<String, List<Match>> chosen =
                bySensor.entrySet().stream()
                        .map(
                                sensor ->
                                        Map.entry(
                                                sensor.getKey(),
                                                sensor.getValue().stream()
                                                        .filter(inPeriod)
                                                        .toList()))
                        .min(mostThenName.thenComparing(Map.Entry::getKey))
                        .orElseThrow();
        List<Match> counted = chosen.getValue();
        String rule = key.rule().id;
        return new ReferenceFinding(
                FindingId.of(key.tenant(), rule, key.subjectType(), key.subject(), period),
                key.tenant(),
                rule,
                key.subjectType(),
                key.subject(),
                period,
                counted.size(),
                counted.stream().mapToLong(Match::weight).sum(),
                key.rule().countsDistinct()
                        ? counted.stream().map(Match::value).distinct().count()
                        : 0,
                chosen.getKey(),
                counted.get(0).vantage(),
                counted.get(0).time(),
                counted.get(counted.size() - 1).time(),
                certain ? "high" : "low");
    }
}
