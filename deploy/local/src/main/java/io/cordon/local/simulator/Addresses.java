package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Hands out every address once, so that no story touches the subject of another and the truth of
 * each stands on its own.
 */
final class Addresses {

    private static final String OUTSIDE_V4 = "198.18.0.0/16";
    private static final String OUTSIDE_V6 = "2001:db8:f000::/48";

    /** In the plant's prefixes, where no other host is handed out. */
    static final String SCANNER_V4 = "172.20.250.0/28";

    static final String SCANNER_V6 = "2001:db8:300:250::/64";

    private final Map<String, Integer> used = new HashMap<>();

    /** An address of nobody we protect. */
    IpAddress outside(Family family) {
        return next(family == Family.V4 ? OUTSIDE_V4 : OUTSIDE_V6);
    }

    /** A device of ours that the Internet can reach. */
    IpAddress reachable(Segment segment, Family family) {
        return next(segment.reachable(family));
    }

    /** A machine of ours behind the border. */
    IpAddress inside(Segment segment, Family family) {
        return next(segment.inside(family));
    }

    /** The vulnerability scanner of ours that the allow-list names. */
    IpAddress scanner(Family family) {
        return next(family == Family.V4 ? SCANNER_V4 : SCANNER_V6);
    }

    /**
     * A customer's prefix that nobody else is handed out of, as findings name it: a /24 or a /48.
     */
    String customer(Family family) {
        int number = used.merge("customers-" + family, 1, Integer::sum) - 1;
        return family == Family.V4
                ? "198.19." + number + ".0/24"
                : "2001:db8:f1" + HexFormat.of().toHexDigits((byte) number) + "::/48";
    }

    /** A host of a customer's prefix. */
    static IpAddress host(String customer, int number) {
        IpAddress first = IpPrefix.parse(customer).address();
        return new IpAddress(first.high(), first.low() + number);
    }

    private IpAddress next(String network) {
        IpPrefix prefix = IpPrefix.parse(network);
        int number = used.merge(network, 1, Integer::sum);
        IpAddress address = new IpAddress(prefix.address().high(), prefix.address().low() + number);
        if (!prefix.contains(address)) {
            throw new IllegalStateException(
                    "Cannot simulate one more host: prefix " + network + " is used up");
        }
        return address;
    }
}
