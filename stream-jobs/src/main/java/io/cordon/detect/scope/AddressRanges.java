package io.cordon.detect.scope;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A set of addresses given by prefixes; prefixes nest or are apart, so one search decides. */
final class AddressRanges {

    private final List<IpPrefix> prefixes = new ArrayList<>();

    AddressRanges(Collection<IpPrefix> given) {
        List<IpPrefix> sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparing(IpPrefix::address).thenComparing(IpPrefix::length));
        for (IpPrefix prefix : sorted) {
            // Sorted like this, a prefix that lies inside another follows it: leave it out.
            if (prefixes.isEmpty()
                    || !prefixes.get(prefixes.size() - 1).contains(prefix.address())) {
                prefixes.add(prefix);
            }
        }
    }

    boolean contains(IpAddress address) {
        int low = 0;
        int high = prefixes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            IpPrefix prefix = prefixes.get(middle);
            if (prefix.contains(address)) {
                return true;
            }
            if (prefix.address().compareTo(address) < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }
}
