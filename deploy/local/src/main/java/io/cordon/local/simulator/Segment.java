package io.cordon.local.simulator;

import java.util.List;

/**
 * A part of the fleet, with the prefixes that are ours there. Public IPv4 comes from RFC 5737, IPv6
 * from RFC 3849.
 */
enum Segment {
    HOME(
            "198.51.100.0/24",
            "192.168.0.0/16",
            "2001:db8:100::/48",
            "Example Access,telecommunications,home,abuse@access.example"),
    HOSPITAL(
            "203.0.113.0/24",
            "10.20.0.0/16",
            "2001:db8:200::/48",
            "Example Clinic,health,hospital,it@clinic.example"),
    PLANT(
            "192.0.2.0/24",
            "172.20.0.0/16",
            "2001:db8:300::/48",
            "Example Works,manufacturing,industrial,ot@works.example");

    private final String publicV4;
    private final String privateV4;
    private final String v6;
    private final String owner;

    Segment(String publicV4, String privateV4, String v6, String owner) {
        this.publicV4 = publicV4;
        this.privateV4 = privateV4;
        this.v6 = v6;
        this.owner = owner;
    }

    /** Prefix that devices reachable from outside take their address from. */
    String reachable(Family family) {
        return family == Family.V4 ? publicV4 : v6;
    }

    /** Prefix of machines behind the border; IPv6 has no other one. */
    String inside(Family family) {
        return family == Family.V4 ? privateV4 : v6;
    }

    /** Operator, sector, setting and contact, as columns of an asset file. */
    String owner() {
        return owner;
    }

    /** All prefixes of the segment, as {@code --networks} takes them. */
    List<String> networks() {
        return List.of(publicV4, privateV4, v6);
    }
}
