package io.cordon.detect.scope;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A set of addresses given by prefixes; prefixes nest or are apart, so one search decides. Asking
 * makes no object.
 */
final class AddressRanges {

    /** Lowest and highest address of each range, ascending: two longs each. */
    private final long[] firstHigh;

    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    AddressRanges(Collection<IpPrefix> given) {
        List<IpPrefix> sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparing(IpPrefix::address).thenComparing(IpPrefix::length));
        List<IpPrefix> apart = new ArrayList<>();
        for (IpPrefix prefix : sorted) {
            // Sorted like this, a prefix that lies inside another follows it: leave it out.
            if (apart.isEmpty() || !apart.get(apart.size() - 1).contains(prefix.address())) {
                apart.add(prefix);
            }
        }
        firstHigh = apart.stream().mapToLong(prefix -> prefix.address().high()).toArray();
        firstLow = apart.stream().mapToLong(prefix -> prefix.address().low()).toArray();
        lastHigh = apart.stream().mapToLong(prefix -> prefix.last().high()).toArray();
        lastLow = apart.stream().mapToLong(prefix -> prefix.last().low()).toArray();
    }

    boolean contains(IpAddress address) {
        return contains(address.high(), address.low());
    }

    /** True when the address of these two halves lies in a range. */
    boolean contains(long high, long low) {
        int from = 0;
        int to = firstHigh.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (below(high, low, firstHigh[middle], firstLow[middle])) {
                to = middle - 1;
            } else if (below(lastHigh[middle], lastLow[middle], high, low)) {
                from = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private static boolean below(long high, long low, long otherHigh, long otherLow) {
        return high == otherHigh
                ? Long.compareUnsigned(low, otherLow) < 0
                : Long.compareUnsigned(high, otherHigh) < 0;
    }
}
