package io.cordon.local.simulator;

/** Attacks on all hosts of a customer at once, each of which alone is nothing. */
final class CarpetBombing implements Story {

    private static final Rule RULE = Rule.AMP_CARPET;
    private static final int ENOUGH = 16;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (int number = 0; number < 4; number++) {
                String customer = stage.addresses().customer(family);
                long time = bomb(stage, family, customer, ENOUGH, 24_000_000, number);
                stage.truth().prefix(RULE, customer, time, "102 Mbit/s over 16 hosts (SSDP)");
            }
            for (int number = 0; number < 2; number++) {
                String few = stage.addresses().customer(family);
                long unused = bomb(stage, family, few, ENOUGH - 1, 26_000_000, number);
                stage.truth().lookAlike(RULE, few, "104 Mbit/s over 15 hosts");
                String little = stage.addresses().customer(family);
                unused = bomb(stage, family, little, ENOUGH, 23_000_000, number + 1);
                stage.truth().lookAlike(RULE, little, "98 Mbit/s over 16 hosts");
            }
        }
    }

    /** Two reflectors a host, and none of them twice, for a minute. */
    private static long bomb(
            Stage stage, Family family, String customer, int hosts, long bytes, int number) {
        long time = stage.panes(number, 6);
        for (int i = 0; i < 2 * hosts; i++) {
            ReflectionAttacks.minute(
                    stage,
                    stage.pool(family, i),
                    1_900,
                    Addresses.host(customer, 1 + i / 2),
                    time,
                    bytes / 1_250,
                    bytes,
                    1);
        }
        return time;
    }
}
