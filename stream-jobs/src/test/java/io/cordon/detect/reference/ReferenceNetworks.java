package io.cordon.detect.reference;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is ours and who is outside.
 *
 * @param given the operator's networks; empty when none were given
 */
record ReferenceNetworks(List<IpPrefix> given) {

    /** Never outside, when nothing is known to be ours. */
    private static final List<IpPrefix> SPECIAL =
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
                    .toList();

    boolean known() {
        return !given.isEmpty();
    }

    boolean ours(IpAddress address) {
        return given.stream().anyMatch(network -> network.contains(address));
    }

    boolean outside(IpAddress address) {
        return known()
                ? !ours(address)
                : SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
