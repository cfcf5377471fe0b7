package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/** Devices of ours that are flooded, by packets or by bytes, and much traffic that is no flood. */
final class Floods implements Story {

    private static final Rule RULE = Rule.DOS_VOLUME;
    private static final int ONE_IN_A_THOUSAND = 1_000;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                int number = segment.ordinal();
                IpAddress small = stage.addresses().inside(segment, family);
                long time = flood(stage, small, stage.pool(family, 0), 1, 200, 90, number);
                stage.truth().victim(RULE, small, time, "20,000 packets a second");
                IpAddress large = stage.addresses().inside(segment, family);
                time = flood(stage, large, stage.pool(family, 0), 1, 900, 1_400, number + 1);
                stage.truth().victim(RULE, large, time, "1 Gbit/s");
                IpAddress less = stage.addresses().inside(segment, family);
                time = flood(stage, less, stage.pool(family, 0), 1, 199, 1_400, number);
                stage.truth().lookAlike(RULE, less, "19,900 packets a second");
                IpAddress slow = stage.addresses().inside(segment, family);
                time = flood(stage, slow, stage.pool(family, 0), 6, 900, 1_400, number + 1);
                stage.truth().lookAlike(RULE, slow, "as much in a minute");
                IpAddress stranger = stage.addresses().outside(family);
                IpAddress camera = stage.addresses().inside(segment, family);
                time = flood(stage, stranger, camera, 1, 900, 1_400, number);
                stage.truth().lookAlike(RULE, stranger, "is nobody of ours");
            }
        }
    }

    private static long flood(
            Stage stage,
            IpAddress victim,
            IpAddress source,
            int panes,
            long sampled,
            long size,
            int number) {
        long time = stage.panes(number, panes);
        stage.border()
                .flow(
                        ExportedFlow.udp(
                                        time,
                                        time + panes * Stage.PANE - Timeline.SECOND / 1_000,
                                        source,
                                        40_000,
                                        victim,
                                        50_000,
                                        sampled,
                                        sampled * size)
                                .sampled(ONE_IN_A_THOUSAND));
        return time;
    }
}
