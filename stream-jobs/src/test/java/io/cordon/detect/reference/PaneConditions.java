package io.cordon.detect.reference;

import static io.cordon.detect.reference.PaneVerdict.Confidence.HIGH;
import static io.cordon.detect.reference.PaneVerdict.Confidence.LOW;
import static io.cordon.detect.reference.PaneVerdict.Confidence.MEDIUM;
import static java.util.stream.Collectors.groupingBy;

import io.cordon.detect.reference.PaneMatch.Leg;
import io.cordon.detect.reference.Panes.Share;
import io.cordon.schema.address.IpAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The condition of each rule at one pane of one subject at one sensor: every way in which it holds.
 */
final class PaneConditions {

    private static final int MINUTE = 6;
    private static final int FIVE_MINUTES = 30;
    private static final int TEN_MINUTES = 60;
    private static final int VICTIMS = 16;

    private PaneConditions() {}

    static List<PaneVerdict> victim(SortedMap<Long, List<Share>> panes, long at) {
        List<Share> window = Panes.window(panes, at, MINUTE);
        List<Share> pane = Panes.window(panes, at, 1);
        Stream<VectorTier> ports =
                VectorTier.ports(window).stream()
                        .flatMap(port -> VectorTier.of(port, pane, window));
        return Stream.concat(ports, flood(window))
                .map(
                        tier ->
                                new PaneVerdict(
                                        tier.word,
                                        tier.severity,
                                        tier == VectorTier.FAN_IN ? MEDIUM : HIGH))
                .toList();
    }

    private static Stream<VectorTier> flood(List<Share> window) {
        return VectorTier.floods(window) ? Stream.of(VectorTier.VOLUME) : Stream.empty();
    }

    static List<PaneVerdict> carpet(SortedMap<Long, List<Share>> panes, long at) {
        List<Share> window = Panes.window(panes, at, MINUTE);
        // The subject is the prefix: the addresses inside are what is distinct.
        long victims = window.stream().map(share -> share.match().value()).distinct().count();
        if (victims < VICTIMS) {
            return List.of();
        }
        Stream<VectorTier> ports =
                VectorTier.ports(window).stream().flatMap(port -> VectorTier.ofSums(port, window));
        return Stream.concat(ports, flood(window))
                .map(tier -> new PaneVerdict(tier.word, tier.severity, HIGH))
                .toList();
    }

    static List<PaneVerdict> multivector(SortedMap<Long, List<Share>> panes, long at) {
        Set<Integer> ports = VectorTier.ports(Panes.window(panes, at, FIVE_MINUTES + MINUTE));
        if (ports.size() < 2) {
            return List.of();
        }
        List<VectorTier> worst = new ArrayList<>();
        for (int port : ports) {
            List<VectorTier> met = new ArrayList<>();
            for (long inside = at - FIVE_MINUTES + 1; inside <= at; inside++) {
                List<Share> pane = Panes.window(panes, inside, 1);
                List<Share> window = Panes.window(panes, inside, MINUTE);
                VectorTier.of(port, pane, window).forEach(met::add);
            }
            met.stream().max(Comparator.naturalOrder()).ifPresent(worst::add);
        }
        if (worst.size() < 2) {
            return List.of();
        }
        VectorTier tier = worst.stream().max(Comparator.naturalOrder()).orElseThrow();
        int severity = tier == VectorTier.FAN_IN ? Severity.HIGH : Severity.CRITICAL;
        return List.of(new PaneVerdict(tier.word, severity, HIGH));
    }

    static List<PaneVerdict> backscatter(SortedMap<Long, List<Share>> panes, long at) {
        List<Share> minute = Panes.window(panes, at, MINUTE);
        List<Share> longer = Panes.window(panes, at, FIVE_MINUTES);
        long first = longer.stream().mapToLong(Share::pane).min().orElse(at);
        long last = longer.stream().mapToLong(Share::pane).max().orElse(at);
        boolean holds =
                atLeast(Panes.packets(minute), 30)
                        && atLeast(Panes.packets(longer), 25)
                        && last - first >= 6;
        return holds ? List.of(PaneVerdict.plain(Severity.MEDIUM, MEDIUM)) : List.of();
    }

    /** The port of such a match is the group that its question falls into. */
    static List<PaneVerdict> dnsLarge(SortedMap<Long, List<Share>> panes, long at) {
        List<Share> window = Panes.window(panes, at, MINUTE);
        List<PaneVerdict> verdicts = new ArrayList<>();
        for (int group : window.stream().map(share -> share.match().port()).distinct().toList()) {
            if (window.stream().filter(share -> share.match().port() == group).count() >= 100) {
                verdicts.add(PaneVerdict.plain(Severity.MEDIUM, HIGH));
            }
        }
        if (window.size() >= 3_000) {
            verdicts.add(PaneVerdict.plain(Severity.MEDIUM, MEDIUM));
        }
        return verdicts;
    }

    static List<PaneVerdict> volume(SortedMap<Long, List<Share>> panes, long at) {
        List<Share> pane = Panes.window(panes, at, 1);
        boolean holds =
                atLeast(Panes.packets(pane), 200_000) || atLeast(Panes.bytes(pane), 1_250_000_000);
        return holds ? List.of(PaneVerdict.plain(Severity.HIGH, MEDIUM)) : List.of();
    }

    static List<PaneVerdict> reflector(SortedMap<Long, List<Share>> panes, long at) {
        return byPort(Panes.window(panes, at, FIVE_MINUTES)).stream()
                .filter(sums -> atLeast(sums.outBytes, 10_000_000))
                .filter(sums -> sums.asked() ? sums.amplified(5) : sums.large())
                .map(sums -> PaneVerdict.plain(Severity.HIGH, sums.asked() ? HIGH : LOW))
                .toList();
    }

    static List<PaneVerdict> reflectorSmall(SortedMap<Long, List<Share>> panes, long at) {
        return byPort(Panes.window(panes, at, TEN_MINUTES)).stream()
                .filter(sums -> sums.largeClients >= 5 && sums.asked() && sums.amplified(5))
                .map(sums -> PaneVerdict.plain(Severity.MEDIUM, HIGH))
                .toList();
    }

    private static List<ServiceSums> byPort(List<Share> window) {
        return window.stream()
                .map(Share::match)
                .collect(groupingBy(PaneMatch::port))
                .entrySet()
                .stream()
                .map(port -> ServiceSums.of(port.getKey(), port.getValue()))
                .toList();
    }

    static List<PaneVerdict> synFlood(SortedMap<Long, List<Share>> panes, long at) {
        List<PaneMatch> pane = Panes.window(panes, at, 1).stream().map(Share::match).toList();
        return pane.stream()
                .map(PaneMatch::port)
                .distinct()
                .flatMap(port -> ofPort(pane, port).stream())
                .toList();
    }

    private static Optional<PaneVerdict> ofPort(List<PaneMatch> pane, int port) {
        List<PaneMatch> open = pane.stream().filter(is(Leg.OPEN, port)).toList();
        long s = open.stream().map(PaneMatch::peer).distinct().count();
        long c = pane.stream().filter(is(Leg.DONE, port)).map(PaneMatch::peer).distinct().count();
        return s >= 1_000 && 256 * c * 95 < 5 * s
                ? Optional.of(PaneVerdict.plain(Severity.HIGH, HIGH))
                : Optional.empty();
    }

    private static Predicate<PaneMatch> is(Leg leg, int port) {
        return match -> match.leg() == leg && match.port() == port;
    }

    /** One of 256 addresses, always the same ones. */
    static boolean isSampled(IpAddress address) {
        long h = (address.high() * 0x9E3779B97F4A7C15L + address.low()) * 0xBF58476D1CE4E5B9L;
        h ^= h >>> 32;
        return (h & 0xff) == 0;
    }

    static boolean atLeast(BigInteger sum, long n) {
        return sum.compareTo(BigInteger.valueOf(n)) >= 0;
    }

    /** What one service sent and got. */
    record ServiceSums(
            int port,
            BigInteger outBytes,
            BigInteger outPackets,
            BigInteger outPayload,
            BigInteger inPackets,
            BigInteger inPayload,
            long largeClients) {

        static ServiceSums of(int port, List<PaneMatch> matches) {
            return new ServiceSums(
                    port,
                    sum(matches, match -> match.sent().scaledBytes()),
                    sum(matches, match -> match.sent().scaledPackets()),
                    sum(matches, match -> match.sent().scaledPayload()),
                    sum(matches, match -> request(match).scaledPackets()),
                    sum(matches, match -> request(match).scaledPayload()),
                    matches.stream()
                            .filter(PaneMatch::isLarge)
                            .map(PaneMatch::peer)
                            .distinct()
                            .count());
        }

        private static Direction request(PaneMatch match) {
            return Optional.ofNullable(match.asked()).orElseThrow();
        }

        private static BigInteger sum(
                List<PaneMatch> matches, Function<PaneMatch, BigInteger> what) {
            return Direction.clamp(
                    matches.stream().map(what).reduce(BigInteger.ZERO, BigInteger::add));
        }

        boolean asked() {
            return inPackets.signum() > 0;
        }

        boolean amplified(long times) {
            return outPayload.compareTo(inPayload.multiply(BigInteger.valueOf(times))) >= 0;
        }

        boolean large() {
            return outPackets.signum() > 0 && Direction.isLarge(port, outPayload, outPackets);
        }
    }
}
