package io.cordon.detect.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.cordon.detect.reference.Panes.Share;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of one sensor's records in one period. */
final class PaneMeasures {

    private static final BigInteger BITS = BigInteger.valueOf(8);

    private PaneMeasures() {}

    /**
     * @param counted the matching records of the period, at least one
     * @param panes what lies in the panes of the period, also of records that end later
     */
    static ReferenceMeasures of(
            @Nullable String tier, List<PaneMatch> counted, Collection<List<Share>> panes) {
        BigInteger bytes = sum(counted, match -> match.sent().scaledBytes());
        BigInteger packets = sum(counted, match -> match.sent().scaledPackets());
        BigInteger askedBytes = asked(counted, Direction::scaledBytes);
        BigInteger askedPackets = asked(counted, Direction::scaledPackets);
        BigInteger askedPayload = asked(counted, Direction::scaledPayload);
        BigInteger payload = sum(counted, match -> match.sent().scaledPayload());
        BigInteger seconds = BigInteger.valueOf(10L * panes.size());
        long first = counted.stream().mapToLong(PaneMatch::end).min().orElseThrow();
        long last = counted.stream().mapToLong(PaneMatch::end).max().orElseThrow();
        return new ReferenceMeasures(
                tier,
                bytes.longValueExact(),
                packets.longValueExact(),
                relativeError(counted),
                counted.stream().mapToLong(match -> match.sent().rate()).max().orElseThrow(),
                perSecond(peak(panes, Panes::bytes).multiply(BITS), BigInteger.TEN),
                perSecond(peak(panes, Panes::packets), BigInteger.TEN),
                perSecond(bytes.multiply(BITS), seconds),
                perSecond(packets, seconds),
                (last - first) / 1_000_000,
                askedBytes.longValueExact(),
                askedPackets.longValueExact(),
                quotient(payload, askedPayload),
                quotient(packets, askedPackets),
                vectors(counted));
    }

    /** Integers up to the square root. */
    static double relativeError(List<PaneMatch> counted) {
        BigInteger variance =
                sum(
                        counted,
                        match ->
                                match.sent()
                                        .packets()
                                        .multiply(BigInteger.valueOf(match.sent().rate()))
                                        .multiply(BigInteger.valueOf(match.sent().rate() - 1)));
        BigInteger total =
                sum(
                        counted,
                        match ->
                                match.sent()
                                        .packets()
                                        .multiply(BigInteger.valueOf(match.sent().rate())));
        return total.signum() == 0 ? 0 : Math.sqrt(variance.doubleValue()) / total.doubleValue();
    }

    private static List<ReferenceMeasures.Vector> vectors(List<PaneMatch> counted) {
        if (!counted.get(0).key().rule().hasVectors()) {
            return List.of();
        }
        Map<Integer, List<PaneMatch>> byPort =
                counted.stream().collect(groupingBy(PaneMatch::port, TreeMap::new, toList()));
        return byPort.entrySet().stream()
                .map(
                        port ->
                                new ReferenceMeasures.Vector(
                                        port.getKey(),
                                        sum(port.getValue(), m -> m.sent().scaledPackets())
                                                .longValueExact(),
                                        sum(port.getValue(), m -> m.sent().scaledBytes())
                                                .longValueExact()))
                .toList();
    }

    private static BigInteger peak(
            Collection<List<Share>> panes, Function<List<Share>, BigInteger> sum) {
        return panes.stream()
                .map(sum)
                .map(Direction::clamp)
                .max(BigInteger::compareTo)
                .orElseThrow();
    }

    private static BigInteger sum(List<PaneMatch> matches, Function<PaneMatch, BigInteger> what) {
        return Direction.clamp(matches.stream().map(what).reduce(BigInteger.ZERO, BigInteger::add));
    }

    private static BigInteger asked(List<PaneMatch> matches, Function<Direction, BigInteger> what) {
        return sum(
                matches,
                match -> Optional.ofNullable(match.asked()).map(what).orElse(BigInteger.ZERO));
    }

    private static long perSecond(BigInteger sum, BigInteger seconds) {
        return Direction.clamp(sum.divide(seconds)).longValueExact();
    }

    private static @Nullable Double quotient(BigInteger out, BigInteger in) {
        return in.signum() == 0 ? null : out.doubleValue() / in.doubleValue();
    }
}
