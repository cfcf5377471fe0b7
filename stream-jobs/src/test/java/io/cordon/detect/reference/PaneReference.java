package io.cordon.detect.reference;

import static java.util.stream.Collectors.groupingBy;

import io.cordon.detect.reference.PaneVerdict.Confidence;
import io.cordon.detect.reference.Panes.Share;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.finding.FindingId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The findings of the rules that judge panes, over a whole input at once. */
final class PaneReference {

    private final PaneMatcher matcher;
    private final Predicate<PaneMatch> allowed;

    PaneReference(ReferenceFeeds feeds) {
        this.matcher = new PaneMatcher(new ReferenceNetworks(feeds.networks()));
        this.allowed =
                match ->
                        feeds.allowed().stream()
                                .anyMatch(
                                        line ->
                                                match.addresses().stream()
                                                        .anyMatch(
                                                                address ->
                                                                        line.covers(
                                                                                match.key()
                                                                                        .rule()
                                                                                        .id,
                                                                                address,
                                                                                match.end())));
    }

    Stream<ReferenceFinding> findings(Collection<Flow> flows, Collection<DnsTransaction> dns) {
        return Stream.concat(
                        flows.stream().flatMap(flow -> matcher.of(flow).stream()),
                        dns.stream().flatMap(one -> matcher.of(one).stream()))
                .filter(allowed.negate())
                .collect(groupingBy(PaneMatch::key))
                .entrySet()
                .stream()
                .flatMap(subject -> findings(subject.getKey(), subject.getValue()));
    }

    private static Stream<ReferenceFinding> findings(PaneMatch.Key key, List<PaneMatch> matches) {
        Comparator<PaneMatch> order =
                Comparator.comparingLong(PaneMatch::end).thenComparing(PaneMatch::vantage);
        List<Seen> sensors =
                matches.stream()
                        .sorted(order)
                        .collect(groupingBy(PaneMatch::sensor))
                        .entrySet()
                        .stream()
                        .map(sensor -> Seen.of(sensor.getKey(), sensor.getValue()))
                        .toList();
        return sensors.stream()
                .flatMap(sensor -> sensor.crossings.keySet().stream())
                .distinct()
                .map(period -> finding(key, period, sensors));
    }

    /**
     * What one sensor saw of one subject.
     *
     * @param counted the records that findings count, in the order of their times
     * @param crossings by period, every way in which the condition held; only of periods with a
     *     counted record
     */
    private record Seen(
            String sensor,
            List<PaneMatch> counted,
            SortedMap<Long, List<Share>> panes,
            Map<Long, List<PaneVerdict>> crossings) {

        static Seen of(String sensor, List<PaneMatch> matches) {
            PaneRule rule = matches.get(0).key().rule();
            List<PaneMatch> counted = matches.stream().filter(PaneMatch::counts).toList();
            SortedMap<Long, List<Share>> panes = Panes.of(matches);
            Map<Long, List<PaneVerdict>> crossings = new TreeMap<>();
            // What began before looks back no further than the longest window.
            for (long pane = panes.firstKey(); pane <= panes.lastKey() + PaneRule.REACH; pane++) {
                long period = PaneRule.periodOf(pane * Panes.LENGTH);
                if (counted.stream().noneMatch(in(period))) {
                    continue;
                }
                List<PaneVerdict> verdicts = rule.verdicts(panes, pane);
                if (!verdicts.isEmpty()) {
                    crossings.computeIfAbsent(period, p -> new ArrayList<>()).addAll(verdicts);
                }
            }
            return new Seen(sensor, counted, panes, crossings);
        }

        List<PaneMatch> countedIn(long period) {
            return counted.stream().filter(in(period)).toList();
        }

        private static Predicate<PaneMatch> in(long period) {
            return match -> PaneRule.periodOf(match.end()) == period;
        }

        Confidence confidence(long period) {
            List<PaneMatch> own = countedIn(period);
            Confidence sampling = Confidence.of(PaneMeasures.relativeError(own));
            Confidence cut =
                    own.stream().anyMatch(PaneMatch::isCut) ? Confidence.MEDIUM : Confidence.HIGH;
            Confidence sampled =
                    own.get(0).key().rule() == PaneRule.SYN_FLOOD
                                    && own.stream().anyMatch(match -> match.sent().rate() > 1)
                            ? Confidence.MEDIUM
                            : Confidence.HIGH;
            Confidence way =
                    crossings.getOrDefault(period, List.of()).stream()
                            .map(PaneVerdict::atMost)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
            return sampling.atMost(cut).atMost(sampled).atMost(way);
        }

        /** Of the panes that begin in a period, with what findings count. */
        Collection<List<Share>> panesOf(long period) {
            return panes
                    .subMap(Panes.of(period), Panes.of(period + PaneRule.PERIOD))
                    .values()
                    .stream()
                    .map(pane -> pane.stream().filter(share -> share.match().counts()).toList())
                    .filter(pane -> !pane.isEmpty())
                    .toList();
        }
    }

    private static ReferenceFinding finding(PaneMatch.Key key, long period, List<Seen> sensors) {
        Seen named =
                sensors.stream()
                        .min(
                                Comparator.comparingInt((Seen s) -> -s.countedIn(period).size())
                                        .thenComparing(Seen::sensor))
                        .orElseThrow();
        List<Seen> crossing =
                sensors.stream().filter(sensor -> sensor.crossings.containsKey(period)).toList();
        PaneVerdict worst =
                crossing.stream()
                        .flatMap(s -> s.crossings.getOrDefault(period, List.of()).stream())
                        .max(PaneVerdict.WORST)
                        .orElseThrow();
        Confidence confidence =
                crossing.stream()
                        .map(sensor -> sensor.confidence(period))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        List<PaneMatch> counted = named.countedIn(period);
        long distinct =
                counted.stream().map(PaneMatch::value).filter(v -> !v.isEmpty()).distinct().count();
        return new ReferenceFinding(
                FindingId.of(key.tenant(), key.rule().id, key.subjectType(), key.subject(), period),
                key.tenant(),
                key.rule().id,
                key.subjectType(),
                key.subject(),
                period,
                counted.size(),
                counted.size(),
                distinct,
                named.sensor(),
                counted.get(0).vantage(),
                counted.get(0).end(),
                counted.get(counted.size() - 1).end(),
                confidence.name().toLowerCase(Locale.ROOT),
                worst.severity(),
                distinct > 4_096 || counted.stream().anyMatch(PaneMatch::isCut),
                PaneMeasures.of(worst.tier(), counted, named.panesOf(period)));
    }
}
