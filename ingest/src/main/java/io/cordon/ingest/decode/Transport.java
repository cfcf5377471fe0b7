package io.cordon.ingest.decode;

import java.util.Locale;
import java.util.Map;

/** IANA protocol numbers of the names that sensors write. */
public final class Transport {

    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int ICMPV6 = 58;

    /** Reserved by IANA: stands for a transport that the sensor does not name. */
    public static final int UNNAMED = 255;

    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("icmp", ICMP),
                    Map.entry("igmp", 2),
                    Map.entry("ipv4", 4),
                    Map.entry("ipip", 4),
                    Map.entry("tcp", TCP),
                    Map.entry("egp", 8),
                    Map.entry("udp", UDP),
                    Map.entry("ipv6", 41),
                    Map.entry("rsvp", 46),
                    Map.entry("gre", 47),
                    Map.entry("esp", 50),
                    Map.entry("ah", 51),
                    Map.entry("ipv6-icmp", ICMPV6),
                    Map.entry("icmpv6", ICMPV6),
                    Map.entry("eigrp", 88),
                    Map.entry("ospf", 89),
                    Map.entry("ospfigp", 89),
                    Map.entry("pim", 103),
                    Map.entry("vrrp", 112),
                    Map.entry("l2tp", 115),
                    Map.entry("sctp", 132));

    private Transport() {}

    /** The number of a name in any case, or of a number as text; else {@link #UNNAMED}. */
    public static int ofName(String name) {
        if (name.isEmpty() || name.length() > 16) {
            return UNNAMED;
        }
        Integer number = NUMBERS.get(name.toLowerCase(Locale.ROOT));
        if (number != null) {
            return number;
        }
        if (name.length() > 3 || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return UNNAMED;
        }
        return Math.min(Integer.parseInt(name), UNNAMED);
    }

    /** True for the two transports that have types and codes in place of ports. */
    public static boolean isIcmp(int transport) {
        return transport == ICMP || transport == ICMPV6;
    }
}
