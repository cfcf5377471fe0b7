package io.cordon.detect.scope;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are ours and which are outside (docs/reference/findings.md). With networks given,
 * ours is inside them and everything else outside. Without, nothing is known to be ours, and
 * outside is what may appear on the public Internet (IANA special-purpose registries, RFC 6890).
 * Documentation and benchmark ranges count as outside.
 */
public final class Networks {

    private static final AddressRanges SPECIAL =
            new AddressRanges(
                    Stream.of(
                                    "0.0.0.0/8",
                                    "10.0.0.0/8",
                                    "100.64.0.0/10",
                                    "127.0.0.0/8",
                                    "169.254.0.0/16",
                                    "172.16.0.0/12",
                                    "192.168.0.0/16",
                                    "224.0.0.0/4",
                                    "240.0.0.0/4",
                                    "::/128",
                                    "::1/128",
                                    "fc00::/7",
                                    "fe80::/10",
                                    "ff00::/8")
                            .map(IpPrefix::parse)
                            .toList());

    private final boolean given;
    private final AddressRanges ours;

    /**
     * The networks an operator is responsible for.
     *
     * @param prefixes may be empty: then nothing is known to be ours
     */
    public Networks(List<IpPrefix> prefixes) {
        given = !prefixes.isEmpty();
        ours = new AddressRanges(prefixes);
    }

    /** True when the operator named networks. */
    public boolean given() {
        return given;
    }

    /** True when the address is known to be ours. */
    public boolean ours(IpAddress address) {
        return given && ours.contains(address);
    }

    /** True when the address of these two halves is known to be ours. */
    public boolean ours(long high, long low) {
        return given && ours.contains(high, low);
    }

    /** True when the address is not ours; without networks, when it is publicly routable. */
    public boolean outside(IpAddress address) {
        return outside(address.high(), address.low());
    }

    /** The same of an address given by its two halves. */
    public boolean outside(long high, long low) {
        return given ? !ours.contains(high, low) : !SPECIAL.contains(high, low);
    }
}
