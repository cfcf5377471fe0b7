package io.cordon.detect.reference;

import static java.util.stream.Collectors.toSet;

import io.cordon.detect.reference.Panes.Share;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How hard unasked answers hit, in ascending order. */
enum VectorTier {
    FAN_IN("fan-in", Severity.MEDIUM),
    VOLUME("volume", Severity.HIGH),
    HEAVY("heavy", Severity.CRITICAL);

    private static final int REFLECTORS = 20;
    private static final int FRAGMENT_SOURCES = 10;

    final String word;
    final int severity;

    VectorTier(String word, int severity) {
        this.word = word;
        this.severity = severity;
    }

    /** The ports from which answers came. */
    static Set<Integer> ports(List<Share> shares) {
        return shares.stream()
                .filter(VectorTier::isAnswer)
                .map(s -> s.match().port())
                .collect(toSet());
    }

    /** What one port reached in the pane that a window of six ends with. */
    static Stream<VectorTier> of(int port, List<Share> pane, List<Share> window) {
        Stream<VectorTier> sums = ofSums(port, window);
        return fansIn(port, pane) ? Stream.concat(Stream.of(FAN_IN), sums) : sums;
    }

    /** The tiers of volume of one port in six panes. */
    static Stream<VectorTier> ofSums(int port, List<Share> window) {
        long reflectors = reflectors(window, share -> share.match().port() == port);
        BigInteger bytes = bytes(port, window);
        return Stream.of(
                        reflectors > 20 && reaches(bytes, 100) ? VOLUME : null,
                        reflectors >= 10 && reaches(bytes, 1_000) ? HEAVY : null)
                .flatMap(tier -> Optional.ofNullable(tier).stream());
    }

    /** All ports and fragments together, in six panes. */
    static boolean floods(List<Share> window) {
        return window.stream().anyMatch(VectorTier::isAnswer) && reaches(Panes.bytes(window), 200);
    }

    private static boolean fansIn(int port, List<Share> pane) {
        if (AmplifierTable.isConversation(port)) {
            return false;
        }
        Predicate<Share> ofPort = share -> share.match().port() == port;
        if (port != 53) {
            return reflectors(pane, ofPort.and(share -> share.match().isLarge())) >= REFLECTORS;
        }
        long fragmentSources =
                pane.stream()
                        .filter(VectorTier::isFragment)
                        .map(share -> share.match().peer())
                        .distinct()
                        .count();
        return reflectors(pane, ofPort) >= REFLECTORS && fragmentSources >= FRAGMENT_SOURCES;
    }

    private static long reflectors(List<Share> shares, Predicate<Share> which) {
        return shares.stream()
                .filter(VectorTier::isAnswer)
                .filter(which)
                .map(share -> share.match().peer())
                .distinct()
                .count();
    }

    /** Its answers, and all fragments of the panes in which it has some. */
    private static BigInteger bytes(int port, List<Share> window) {
        Set<Long> answered =
                window.stream()
                        .filter(share -> isAnswer(share) && share.match().port() == port)
                        .map(Share::pane)
                        .collect(toSet());
        return Panes.bytes(
                window.stream()
                        .filter(
                                share ->
                                        isFragment(share)
                                                ? answered.contains(share.pane())
                                                : share.match().port() == port)
                        .toList());
    }

    /** Bytes in sixty seconds against megabits in one. */
    private static boolean reaches(BigInteger bytes, long megabits) {
        BigInteger needed = BigInteger.valueOf(megabits * 1_000_000 * 60);
        return bytes.multiply(BigInteger.valueOf(8)).compareTo(needed) >= 0;
    }

    private static boolean isAnswer(Share share) {
        return share.match().leg() == PaneMatch.Leg.ANSWER;
    }

    private static boolean isFragment(Share share) {
        return share.match().leg() == PaneMatch.Leg.FRAGMENT;
    }
}
