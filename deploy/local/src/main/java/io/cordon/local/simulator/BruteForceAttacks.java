package io.cordon.local.simulator;

import io.cordon.local.simulator.SshLogin.Outcome;
import io.cordon.schema.address.IpAddress;

/** Password guessing over SSH: 10 or more failures of one client at one server within 120 s. */
final class BruteForceAttacks implements Story {

    private static final Rule RULE = Rule.CRED_BRUTE_FAST;
    private static final long WINDOW = 120 * Timeline.SECOND;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                guessing(stage, segment, family);
                exactlyTheWindow(stage, segment, family);
            }
            fromAnInfectedDevice(stage, family);
            manyAttemptsPerConnection(stage, family);
            withoutVerdict(stage, family);
            acrossTheHour(stage, family);
            crossingAfterTheHour(stage, family);
        }
    }

    private static void guessing(Stage stage, Segment segment, Family family) {
        int failures = stage.random().nextInt(15, 45);
        long start = stage.slot(segment.ordinal(), failures * 2 * Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(segment, family);
        for (int i = 0; i < failures; i++) {
            long time = start + i * 2 * Timeline.SECOND;
            fail(stage, segment, time, client, server, 1);
        }
        stage.truth().pair(RULE, client, server, start, failures + " failures, one every 2 s");
        if (failures >= 30) {
            stage.truth()
                    .pair(Rule.CRED_BRUTE_SLOW, client, server, start, "30 of them are slow too");
        }
    }

    private static void exactlyTheWindow(Stage stage, Segment segment, Family family) {
        long start = stage.slot(segment.ordinal() + 1, WINDOW);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(segment, family);
        for (int i = 0; i < 9; i++) {
            fail(stage, segment, start + i * 10 * Timeline.SECOND, client, server, 1);
        }
        fail(stage, segment, start + WINDOW, client, server, 1);
        stage.truth().pair(RULE, client, server, start, "10 failures in exactly 120 s");
    }

    private static void fromAnInfectedDevice(Stage stage, Family family) {
        long start = stage.slot(family.ordinal(), 40 * Timeline.SECOND);
        IpAddress camera = stage.addresses().inside(Segment.HOSPITAL, family);
        IpAddress archive = stage.addresses().inside(Segment.HOSPITAL, family);
        for (int i = 0; i < 20; i++) {
            fail(stage, Segment.HOSPITAL, start + i * 2 * Timeline.SECOND, camera, archive, 1);
        }
        stage.truth().pair(RULE, camera, archive, start, "infected camera guesses at the archive");
        stage.truth()
                .device(Rule.CRED_GUESS_OUTBOUND, camera, start, "infected camera guesses inside");
    }

    private static void manyAttemptsPerConnection(Stage stage, Family family) {
        long start = stage.slot(family.ordinal() + 1, 30 * Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(Segment.PLANT, family);
        fail(stage, Segment.PLANT, start, client, server, 6);
        fail(stage, Segment.PLANT, start + 30 * Timeline.SECOND, client, server, 4);
        stage.truth().pair(RULE, client, server, start, "2 connections with 6 and 4 attempts");
    }

    private static void withoutVerdict(Stage stage, Family family) {
        long start = stage.slot(family.ordinal(), 60 * Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(Segment.HOME, family);
        for (int i = 0; i < 15; i++) {
            long time = start + i * 4 * Timeline.SECOND;
            stage.sensor(Segment.HOME).ssh(new SshLogin(time, client, server, Outcome.INFERRED, 0));
        }
        stage.truth().pair(RULE, client, server, start, "15 inferred failures, low confidence");
    }

    /** 15 failures on each side of the full hour: both hours hold a crossing. */
    private static void acrossTheHour(Stage stage, Family family) {
        long edge = stage.timeline().edge();
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(Segment.PLANT, family);
        for (int i = -15; i < 15; i++) {
            fail(stage, Segment.PLANT, edge + i * Timeline.SECOND, client, server, 1);
        }
        long began = edge - 15 * Timeline.SECOND;
        stage.truth().pair(RULE, client, server, began, "over the full hour, first half");
        stage.truth().pair(RULE, client, server, began, edge, "over the full hour, second half");
        stage.truth()
                .pair(
                        Rule.CRED_BRUTE_SLOW,
                        client,
                        server,
                        began,
                        edge,
                        "the thirtieth comes after the full hour");
    }

    /**
     * 6 failures before the full hour help 4 after it to cross: only the later hour has the
     * finding.
     */
    private static void crossingAfterTheHour(Stage stage, Family family) {
        long edge = stage.timeline().edge();
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(Segment.HOME, family);
        for (int i = -6; i < 4; i++) {
            fail(stage, Segment.HOME, edge + i * 5 * Timeline.SECOND, client, server, 1);
        }
        long began = edge - 30 * Timeline.SECOND;
        stage.truth().pair(RULE, client, server, began, edge, "crosses just after the full hour");
    }

    private static void fail(
            Stage stage,
            Segment segment,
            long time,
            IpAddress client,
            IpAddress server,
            int attempts) {
        stage.sensor(segment).ssh(new SshLogin(time, client, server, Outcome.FAILURE, attempts));
    }
}
