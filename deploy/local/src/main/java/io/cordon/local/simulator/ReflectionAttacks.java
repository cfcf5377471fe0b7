package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/** Victims of reflection, as the border in front of them sees it. */
final class ReflectionAttacks implements Story {

    private static final Rule RULE = Rule.AMP_VICTIM;
    private static final Rule SEVERAL = Rule.AMP_MULTIVECTOR;
    private static final int CLDAP = 389;
    private static final int WS_DISCOVERY = 3_702;
    private static final int FIVE_MINUTES_OF_PANES = 30;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                int number = segment.ordinal();
                fanIn(stage, segment, family, number);
                fragments(stage, segment, family, number + 1);
                volume(stage, segment, family, number);
                heavy(stage, family, number + 1);
                several(stage, segment, family, 12, 20, true);
                several(stage, segment, family, FIVE_MINUTES_OF_PANES - 1, 20, true);
                several(stage, segment, family, FIVE_MINUTES_OF_PANES, 20, false);
                several(stage, segment, family, 12, 19, false);
            }
        }
    }

    private static void fanIn(Stage stage, Segment segment, Family family, int number) {
        IpAddress victim = stage.addresses().inside(segment, family);
        long time = stage.panes(number, 1);
        answers(stage, family, victim, CLDAP, 20, time);
        stage.truth().victim(RULE, victim, time, "20 reflectors at once (CLDAP)");
    }

    /** Twenty resolvers, ten of whose answers came in pieces: later ones have no ports. */
    private static void fragments(Stage stage, Segment segment, Family family, int number) {
        IpAddress victim = stage.addresses().inside(segment, family);
        long time = stage.panes(number, 1);
        for (int i = 0; i < 20; i++) {
            IpAddress resolver = stage.pool(family, i);
            flow(stage, resolver, 53, victim, time + i * Timeline.SECOND / 10, 1, 1_476);
            if (i < 10) {
                long then = time + i * Timeline.SECOND / 10;
                stage.border().flow(ExportedFlow.udp(then, then, resolver, 0, victim, 0, 2, 2_400));
            }
        }
        stage.truth().victim(RULE, victim, time, "20 resolvers, answers in fragments");
    }

    /** 24 reflectors send 840 MB in a minute: 112 Mbit/s. */
    private static void volume(Stage stage, Segment segment, Family family, int number) {
        IpAddress victim = stage.addresses().inside(segment, family);
        long time = stage.panes(number, 6);
        for (int i = 0; i < 24; i++) {
            minute(stage, stage.pool(family, i), 11_211, victim, time, 25_000, 35_000_000, 1);
        }
        stage.truth().victim(RULE, victim, time, "112 Mbit/s of 24 reflectors (memcached)");
    }

    /** 12 reflectors send 8.4 GB in a minute, as one packet in a thousand shows it. */
    private static void heavy(Stage stage, Family family, int number) {
        IpAddress victim = stage.addresses().outside(family);
        long time = stage.panes(number, 6);
        for (int i = 0; i < 12; i++) {
            minute(stage, stage.pool(family, i), 37_810, victim, time, 700, 700_000, 1_000);
        }
        stage.truth().victim(RULE, victim, time, "1.1 Gbit/s of 12 reflectors (DVR), sampled");
    }

    private static void several(
            Stage stage, Segment segment, Family family, int apart, int second, boolean planted) {
        IpAddress victim = stage.addresses().inside(segment, family);
        long time = stage.panes(segment.ordinal() + apart, apart + 1);
        answers(stage, family, victim, CLDAP, 20, time);
        answers(stage, family, victim, WS_DISCOVERY, second, time + apart * Stage.PANE);
        stage.truth().victim(RULE, victim, time, "20 reflectors at once (CLDAP)");
        if (planted) {
            stage.truth().victim(SEVERAL, victim, time, "CLDAP, then WS-Discovery");
        } else {
            stage.truth()
                    .lookAlike(
                            SEVERAL, victim, second < 20 ? "19 of the second" : "5 minutes apart");
        }
    }

    private static void answers(
            Stage stage, Family family, IpAddress victim, int port, int reflectors, long time) {
        for (int i = 0; i < reflectors; i++) {
            long then = time + i * Timeline.SECOND / 10;
            flow(stage, stage.pool(family, i), port, victim, then, 10, 12_000);
        }
    }

    private static void flow(
            Stage stage,
            IpAddress reflector,
            int port,
            IpAddress victim,
            long time,
            long packets,
            long bytes) {
        stage.border()
                .flow(
                        ExportedFlow.udp(
                                time, time, reflector, port, victim, 40_000, packets, bytes));
    }

    /** What a router with an active timeout of 60 s exports of an attack that goes on. */
    static void minute(
            Stage stage,
            IpAddress reflector,
            int port,
            IpAddress victim,
            long time,
            long packets,
            long bytes,
            int sampling) {
        stage.border()
                .flow(
                        ExportedFlow.udp(
                                        time,
                                        time + Timeline.MINUTE - Timeline.SECOND / 1_000,
                                        reflector,
                                        port,
                                        victim,
                                        40_000,
                                        packets,
                                        bytes)
                                .sampled(sampling));
    }
}
