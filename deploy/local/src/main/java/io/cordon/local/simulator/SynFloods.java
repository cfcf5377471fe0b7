package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/** Floods of connections that nobody completes, and crowds. */
final class SynFloods implements Story {

    private static final Rule RULE = Rule.DOS_SYN_FLOOD;
    private static final int ENOUGH = 1_000;
    private static final int ANSWERED = 0x1b;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                flood(stage, segment, family);
            }
            flood(stage, Segment.PLANT, family);
            few(stage, family);
            slowly(stage, family);
            onTwoPorts(stage, family);
            crowd(stage, family);
        }
    }

    private static void flood(Stage stage, Segment segment, Family family) {
        IpAddress victim = stage.addresses().inside(segment, family);
        long time = stage.lately(1);
        open(stage, family, victim, 443, 0, ENOUGH, time);
        stage.truth().victim(RULE, victim, time, "1,000 sources in ten seconds, none completes");
    }

    private static void few(Stage stage, Family family) {
        IpAddress host = stage.addresses().inside(Segment.HOME, family);
        open(stage, family, host, 443, 0, ENOUGH - 1, stage.lately(1));
        stage.truth().lookAlike(RULE, host, "999 sources");
    }

    private static void slowly(Stage stage, Family family) {
        IpAddress host = stage.addresses().inside(Segment.HOME, family);
        long time = stage.lately(2);
        open(stage, family, host, 443, 0, ENOUGH / 2, time);
        open(stage, family, host, 443, ENOUGH / 2, ENOUGH / 2, time + Stage.PANE);
        stage.truth().lookAlike(RULE, host, "1,000 sources in twenty seconds");
    }

    private static void onTwoPorts(Stage stage, Family family) {
        IpAddress host = stage.addresses().inside(Segment.HOSPITAL, family);
        long time = stage.lately(1);
        open(stage, family, host, 443, 0, ENOUGH / 2, time);
        open(stage, family, host, 80, ENOUGH / 2, ENOUGH / 2, time);
        stage.truth().lookAlike(RULE, host, "500 sources on each of two ports");
    }

    /** 1,000 give up while 2,000 get through. */
    private static void crowd(Stage stage, Family family) {
        IpAddress host = stage.addresses().inside(Segment.PLANT, family);
        long time = stage.lately(1);
        open(stage, family, host, 443, 0, ENOUGH, time);
        for (int i = 0; i < 2 * ENOUGH; i++) {
            stage.access()
                    .flow(
                            ExportedFlow.tcp(
                                            time + i * Timeline.SECOND / 500,
                                            stage.pool(family, ENOUGH + i),
                                            40_000,
                                            host,
                                            443,
                                            ANSWERED)
                                    .answered(5, 2_000, ANSWERED));
        }
        stage.truth().lookAlike(RULE, host, "a crowd: 1,000 give up, 2,000 get through");
    }

    private static void open(
            Stage stage,
            Family family,
            IpAddress host,
            int port,
            int first,
            int sources,
            long time) {
        for (int i = 0; i < sources; i++) {
            stage.access()
                    .flow(
                            ExportedFlow.tcp(
                                    time + i * Timeline.SECOND / 500,
                                    stage.pool(family, first + i),
                                    40_000,
                                    host,
                                    port,
                                    ExportedFlow.SYN));
        }
    }
}
