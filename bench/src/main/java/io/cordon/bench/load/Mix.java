package io.cordon.bench.load;

/**
 * What the traffic is made of. Shares lie between 0 and 1.
 *
 * @param name how results call it
 * @param flows share of flows among all records
 * @param dns share of DNS transactions
 * @param logins share of login attempts
 * @param devices share of device observations; the four add up to 1
 * @param candidates share of the flows that pass a port test of some active rule
 * @param attack share of the candidates, DNS transactions and logins that belong to an attack
 * @param skew how unevenly devices speak: device number = devices × u^skew for uniform u, so that
 *     the k-th busiest speaks in proportion to k^(1/skew - 1); 1 is even, and the larger, the
 *     nearer to Zipf's law, which hosts on the Internet follow roughly
 * @param ipv6 share of devices that speak IPv6
 * @param sampling the exporters' sampling interval: one flow of this many
 */
public record Mix(
        String name,
        double flows,
        double dns,
        double logins,
        double devices,
        double candidates,
        double attack,
        double skew,
        double ipv6,
        int sampling) {

    /** A network as it is: hardly anything is of interest. */
    public static final Mix DEFAULT =
            new Mix("default", 0.96, 0.035, 0.004, 0.001, 0.02, 0.05, 4, 0.2, 1);

    /** A network in trouble: one flow in five is looked at closely. */
    public static final Mix HARSH = new Mix("harsh", 0.85, 0.10, 0.03, 0.02, 0.20, 0.05, 4, 0.2, 1);

    /** Flows and nothing else, with as many candidates as a network as it is. */
    public static final Mix FLOWS = new Mix("flows", 1, 0, 0, 0, 0.02, 0.05, 4, 0.2, 1);

    /** Checks the shares. */
    public Mix {
        share("flows", flows);
        share("dns", dns);
        share("logins", logins);
        share("devices", devices);
        share("candidates", candidates);
        share("attack", attack);
        share("ipv6", ipv6);
        if (Math.abs(flows + dns + logins + devices - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "Cannot use mix: the shares of flows, dns, logins and devices add up to "
                            + (flows + dns + logins + devices)
                            + ", not to 1");
        }
        if (!(skew >= 1 && skew <= 10)) {
            throw new IllegalArgumentException(
                    "Cannot use mix: skew " + skew + " is outside 1 to 10");
        }
        if (sampling < 1) {
            throw new IllegalArgumentException(
                    "Cannot use mix: sampling interval " + sampling + " is below 1");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot use mix: " + name + " " + value + " is outside 0 to 1");
        }
    }
}
