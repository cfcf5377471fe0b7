package io.cordon.local.simulator;

import io.cordon.local.simulator.SshLogin.Outcome;
import io.cordon.schema.address.IpAddress;

/** Logins that fail without anybody guessing, or just below the rule. */
final class BruteForceLookAlikes implements Story {

    private static final Rule RULE = Rule.CRED_BRUTE_FAST;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                nineFailures(stage, segment, family);
                justTooSlow(stage, segment, family);
            }
            forgottenPassword(stage, family);
            backup(stage, family);
            nothingSeen(stage, family);
            spray(stage, family);
        }
    }

    private static void nineFailures(Stage stage, Segment segment, Family family) {
        long start = stage.slot(segment.ordinal(), 20 * Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(segment, family);
        for (int i = 0; i < 9; i++) {
            long time = start + i * 2 * Timeline.SECOND;
            login(stage, segment, time, client, server, Outcome.FAILURE);
        }
        login(stage, segment, start + 20 * Timeline.SECOND, client, server, Outcome.SUCCESS);
        stage.truth().lookAlike(RULE, client, server, "9 typing errors, then the right password");
        stage.truth()
                .pair(
                        Rule.CRED_FAIL_THEN_SUCCESS,
                        client,
                        server,
                        start,
                        "9 failures, then the right password");
    }

    private static void justTooSlow(Stage stage, Segment segment, Family family) {
        long span = 120 * Timeline.SECOND + 1;
        long start = stage.slot(segment.ordinal() + 1, span);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(segment, family);
        for (int i = 0; i < 9; i++) {
            long time = start + i * 10 * Timeline.SECOND;
            login(stage, segment, time, client, server, Outcome.FAILURE);
        }
        login(stage, segment, start + span, client, server, Outcome.FAILURE);
        stage.truth().lookAlike(RULE, client, server, "10 failures in 120 s and 1 microsecond");
    }

    private static void forgottenPassword(Stage stage, Family family) {
        IpAddress client = stage.addresses().inside(Segment.HOSPITAL, family);
        IpAddress server = stage.addresses().inside(Segment.HOSPITAL, family);
        for (long time = stage.timeline().beforeStart();
                time < stage.timeline().afterEnd();
                time += 15 * Timeline.SECOND) {
            login(stage, Segment.HOSPITAL, time, client, server, Outcome.FAILURE);
        }
        stage.truth().lookAlike(RULE, client, server, "infusion pump retries an old password");
        long began = stage.timeline().beforeStart();
        String story = "infusion pump retries an old password for half an hour";
        stage.truth().pair(Rule.CRED_BRUTE_SLOW, client, server, began, story);
        stage.truth()
                .pair(Rule.CRED_BRUTE_SLOW, client, server, began, stage.timeline().edge(), story);
    }

    private static void backup(Stage stage, Family family) {
        long start = stage.slot(family.ordinal(), 100 * Timeline.SECOND);
        IpAddress client = stage.addresses().inside(Segment.PLANT, family);
        IpAddress server = stage.addresses().inside(Segment.PLANT, family);
        for (int i = 0; i < 100; i++) {
            long time = start + i * Timeline.SECOND;
            login(stage, Segment.PLANT, time, client, server, Outcome.SUCCESS);
        }
        stage.truth().lookAlike(RULE, client, server, "backup logs in 100 times, with success");
    }

    private static void nothingSeen(Stage stage, Family family) {
        long start = stage.slot(family.ordinal() + 1, 60 * Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(Segment.HOME, family);
        for (int i = 0; i < 30; i++) {
            long time = start + i * 2 * Timeline.SECOND;
            login(stage, Segment.HOME, time, client, server, Outcome.UNKNOWN);
        }
        stage.truth().lookAlike(RULE, client, server, "30 connections without a key exchange");
    }

    private static void spray(Stage stage, Family family) {
        long start = stage.slot(family.ordinal(), 72 * Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        for (int host = 0; host < 8; host++) {
            IpAddress server = stage.addresses().reachable(Segment.HOME, family);
            for (int i = 0; i < 9; i++) {
                long time = start + (host * 9L + i) * Timeline.SECOND;
                login(stage, Segment.HOME, time, client, server, Outcome.FAILURE);
            }
            stage.truth().lookAlike(RULE, client, server, "9 failures at each of 8 servers");
        }
    }

    private static void login(
            Stage stage,
            Segment segment,
            long time,
            IpAddress client,
            IpAddress server,
            Outcome outcome) {
        stage.sensor(segment).ssh(new SshLogin(time, client, server, outcome, 1));
    }
}
