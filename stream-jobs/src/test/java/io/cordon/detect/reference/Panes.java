package io.cordon.detect.reference;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ten seconds each, aligned to the epoch, numbered from it. */
final class Panes {

    static final long LENGTH = 10_000_000;
    static final long LONGEST = 300_000_000;

    /**
     * What of one flow lies in one pane.
     *
     * @param bytes scaled
     * @param packets scaled
     */
    record Share(PaneMatch match, long pane, BigInteger bytes, BigInteger packets) {}

    private Panes() {}

    static long of(long time) {
        return Math.floorDiv(time, LENGTH);
    }

    /** Every pane that a flow of the list counts in. */
    static SortedMap<Long, List<Share>> of(List<PaneMatch> matches) {
        List<Share> shares = new ArrayList<>();
        for (PaneMatch match : matches) {
            shares.addAll(match.key().rule().spreads ? spread(match) : List.of(whole(match)));
        }
        return new TreeMap<>(shares.stream().collect(groupingBy(Share::pane)));
    }

    /** In the pane of its event time. */
    private static Share whole(PaneMatch match) {
        return new Share(
                match, of(match.end()), match.sent().scaledBytes(), match.sent().scaledPackets());
    }

    /** Evenly; what does not divide goes to the last. */
    private static List<Share> spread(PaneMatch match) {
        long first = of(match.isCut() ? match.end() - LONGEST : match.start());
        long last = of(match.end());
        BigInteger n = BigInteger.valueOf(last - first + 1);
        BigInteger[] bytes = match.sent().scaledBytes().divideAndRemainder(n);
        BigInteger[] packets = match.sent().scaledPackets().divideAndRemainder(n);
        List<Share> shares = new ArrayList<>();
        for (long pane = first; pane < last; pane++) {
            shares.add(new Share(match, pane, bytes[0], packets[0]));
        }
        shares.add(new Share(match, last, bytes[0].add(bytes[1]), packets[0].add(packets[1])));
        return shares;
    }

    /** Of the k panes that end at one. */
    static List<Share> window(SortedMap<Long, List<Share>> panes, long last, int k) {
        return panes.subMap(last - k + 1, last + 1).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    static BigInteger bytes(List<Share> shares) {
        return shares.stream().map(Share::bytes).reduce(BigInteger.ZERO, BigInteger::add);
    }

    static BigInteger packets(List<Share> shares) {
        return shares.stream().map(Share::packets).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
