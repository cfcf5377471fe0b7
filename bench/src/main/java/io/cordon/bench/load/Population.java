package io.cordon.bench.load;

import java.util.List;

/**
 * Who there is: devices of ours in 10.0.0.0/8 and 2001:db8:1::/48, hosts outside in 198.18.0.0/15
 * (RFC 2544) and 2001:db8:2::/48. A device speaks one address family, always the same.
 */
final class Population {

    /** What the detectors are told is ours. */
    static final List<String> OURS = List.of("10.0.0.0/8", "2001:db8:1::/48");

    private static final long V4 = 0xffffL << 32;
    private static final long OUR_V4 = V4 | 10L << 24;
    private static final long OUR_V6 = 0x20010db800010000L;
    private static final long OUTER_V4 = V4 | 198L << 24 | 18L << 16;
    private static final long OUTER_V6 = 0x20010db800020000L;
    private static final int OUTER_V4_SIZE = 1 << 17;

    private final int ipv6Permille;

    Population(double ipv6) {
        this.ipv6Permille = (int) Math.round(ipv6 * 1000);
    }

    /** Whether a device or a host speaks IPv6. */
    boolean v6(int number) {
        // A multiplicative hash, so that the families are spread over the numbers.
        return (int) ((number * 2_654_435_761L >>> 8) % 1000) < ipv6Permille;
    }

    long deviceHigh(boolean v6) {
        return v6 ? OUR_V6 : 0;
    }

    long deviceLow(int device, boolean v6) {
        return v6 ? device + 1L : OUR_V4 + device + 1;
    }

    long outerHigh(boolean v6) {
        return v6 ? OUTER_V6 : 0;
    }

    long outerLow(int host, boolean v6) {
        return v6 ? host + 1L : OUTER_V4 + host % OUTER_V4_SIZE;
    }
}
