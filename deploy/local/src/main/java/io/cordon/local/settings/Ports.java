package io.cordon.local.settings;

/**
 * Ports of the local stack on loopback; 0 lets the system pick a free one.
 *
 * @param kafka the broker
 * @param elasticsearch the node's HTTP
 * @param flink the JobManager's REST interface and web page
 */
public record Ports(int kafka, int elasticsearch, int flink) {

    /** The ports that the three are known by. */
    public static final Ports DEFAULT = new Ports(9092, 9200, 8081);

    /** Checks the ranges. */
    public Ports {
        check("kafka", kafka);
        check("elasticsearch", elasticsearch);
        check("flink", flink);
        if (same(kafka, elasticsearch) || same(kafka, flink) || same(elasticsearch, flink)) {
            throw new IllegalArgumentException(
                    "Cannot use one port for two engines: kafka %d, elasticsearch %d, flink %d"
                            .formatted(kafka, elasticsearch, flink));
        }
    }

    private static boolean same(int one, int other) {
        return one == other && one != 0;
    }

    private static void check(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Cannot use " + name + " port " + port + ": expected 0 to 65535");
        }
    }
}
