package io.cordon.detect.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.FindingId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The findings of every rule over a whole input at once, at default thresholds. The order of the
 * input does not matter. Stateless and thread-safe.
 */
public final class NaiveReference {

    private final ReferenceFeeds feeds;
    private final ReferenceMatcher matcher;
    private final DeviceRules deviceRules;
    private final PaneReference panes;
    private final FirmwareReference firmware;

    /** A reference for one set of feeds. */
    public NaiveReference(ReferenceFeeds feeds) {
        this.feeds = feeds;
        this.matcher = new ReferenceMatcher(new ReferenceNetworks(feeds.networks()));
        this.deviceRules = new DeviceRules(new ReferenceNetworks(feeds.networks()));
        this.panes = new PaneReference(feeds);
        this.firmware = new FirmwareReference(feeds);
    }

    /** The ids of all rules that there is a reference of. */
    public static Set<String> rules() {
        return Stream.of(
                        FirmwareReference.rules().stream(),
                        Arrays.stream(ReferenceRule.values()).map(rule -> rule.id),
                        Arrays.stream(PaneRule.values()).map(rule -> rule.id))
                .flatMap(ids -> ids)
                .collect(toCollection(TreeSet::new));
    }

    /** All findings, sorted by id. Records of other types are passed over. */
    public List<ReferenceFinding> findings(Collection<? extends SpecificRecordBase> records) {
        Map<Match.Key, List<Match>> bySubject =
                records.stream()
                        .flatMap(this::matches)
                        .filter(match -> !isAllowed(match))
                        .collect(groupingBy(Match::key));
        List<Flow> flows =
                records.stream().filter(Flow.class::isInstance).map(Flow.class::cast).toList();
        List<DnsTransaction> dns =
                records.stream()
                        .filter(DnsTransaction.class::isInstance)
                        .map(DnsTransaction.class::cast)
                        .toList();
        List<DeviceObservation> devices =
                records.stream()
                        .filter(DeviceObservation.class::isInstance)
                        .map(DeviceObservation.class::cast)
                        .toList();
        return Stream.of(
                        firmware.findings(devices),
                        bySubject.entrySet().stream()
                                .flatMap(entry -> findings(entry.getKey(), entry.getValue())),
                        panes.findings(flows, dns))
                .flatMap(found -> found)
                .sorted()
                .toList();
    }

    private Stream<Match> matches(SpecificRecordBase telemetry) {
        if (telemetry instanceof Flow flow) {
            return Stream.concat(matcher.of(flow).stream(), deviceRules.of(flow));
        }
        if (telemetry instanceof LoginAttempt login) {
            return LoginRules.of(feeds, login).stream();
        }
        if (telemetry instanceof DnsTransaction dns) {
            return matcher.of(dns).stream();
        }
        return Stream.empty();
    }

    private boolean isAllowed(Match match) {
        return feeds.allowed().stream()
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
        Set<Long> crossedFairly = new TreeSet<>();
        for (List<Match> seen : bySensor.values()) {
            crossed.addAll(key.rule().crossed(seen));
            crossedForSure.addAll(key.rule().crossedForSure(seen));
            crossedFairly.addAll(key.rule().crossedFairly(seen));
        }
        return crossed.stream()
                .map(
                        period ->
                                finding(
                                        key,
                                        period,
                                        bySensor,
                                        key.rule()
                                                .confidence(
                                                        crossedForSure.contains(period),
                                                        crossedFairly.contains(period))));
    }

    private static ReferenceFinding finding(
            Match.Key key, long period, Map<String, List<Match>> bySensor, String confidence) {
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
                counted.stream().map(Match::value).filter(v -> !v.isEmpty()).distinct().count(),
                chosen.getKey(),
                counted.get(0).vantage(),
                counted.get(0).time(),
                counted.get(counted.size() - 1).time(),
                confidence,
                counted.stream().mapToInt(Match::severity).max().orElseThrow());
    }
}
