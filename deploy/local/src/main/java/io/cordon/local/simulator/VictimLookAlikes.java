package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/** Who receives much from many and is attacked by nobody. */
final class VictimLookAlikes implements Story {

    private static final Rule RULE = Rule.AMP_VICTIM;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                alike(stage, segment, family, 19, 1_900, 40_000, 10, 12_000, "19 reflectors");
                // 44 small answers in one record and 6 large ones: whose side asked was not seen
                IpAddress resolver =
                        alike(stage, segment, family, 60, 53, 40_000, 5, 1_100, "busy resolver");
                more(stage, family, resolver, 53, 40_000, 6, 1, 700);
                alike(stage, segment, family, 40, 6_881, 6_881, 50, 65_000, "BitTorrent host");
                alike(stage, segment, family, 30, 123, 123, 1, 76, "asks 30 time servers");
                alike(stage, segment, family, 40, 161, 40_000, 1, 180, "small answers of 40");
                polls(stage, segment, family);
                watches(stage, segment, family);
            }
        }
    }

    private static IpAddress alike(
            Stage stage,
            Segment segment,
            Family family,
            int senders,
            int from,
            int to,
            long packets,
            long bytes,
            String story) {
        IpAddress host = stage.addresses().inside(segment, family);
        more(stage, family, host, from, to, senders, packets, bytes);
        stage.truth().lookAlike(RULE, host, story);
        return host;
    }

    private static void more(
            Stage stage,
            Family family,
            IpAddress host,
            int from,
            int to,
            int senders,
            long packets,
            long bytes) {
        long time = stage.panes(from, 1);
        for (int i = 0; i < senders; i++) {
            long then = time + i * Timeline.SECOND / 10;
            stage.border()
                    .flow(
                            ExportedFlow.udp(
                                    then,
                                    then,
                                    stage.pool(family, i),
                                    from,
                                    host,
                                    to,
                                    packets,
                                    bytes));
        }
    }

    /** Our management station asks 40 devices elsewhere; both directions are in the record. */
    private static void polls(Stage stage, Segment segment, Family family) {
        IpAddress station = stage.addresses().inside(segment, family);
        long time = stage.panes(segment.ordinal(), 1);
        for (int i = 0; i < 40; i++) {
            stage.border()
                    .flow(
                            ExportedFlow.udp(
                                            time,
                                            time + Timeline.SECOND,
                                            station,
                                            50_000,
                                            stage.pool(family, i),
                                            161,
                                            1,
                                            90)
                                    .answered(1, 1_300, 0));
        }
        stage.truth().lookAlike(RULE, station, "polls 40 devices over SNMP");
    }

    /** 50 Mbit/s for a minute, from the port of QUIC. */
    private static void watches(Stage stage, Segment segment, Family family) {
        IpAddress viewer = stage.addresses().inside(segment, family);
        long time = stage.panes(segment.ordinal() + 1, 6);
        ReflectionAttacks.minute(
                stage, stage.pool(family, 0), 443, viewer, time, 280_000, 375_000_000, 1);
        stage.truth().lookAlike(RULE, viewer, "watches a film over QUIC");
    }
}
