package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/** Guessing at telephone exchanges: one extension 10 times, or 25 failures over 5, within 300 s. */
final class PhoneGuessing implements Story {

    private static final Rule RULE = Rule.CRED_BRUTE_SIP;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                guess(stage, segment, family, 10, 1, 30, true);
                guess(stage, segment, family, 25, 5, 12, true);
                guess(stage, segment, family, 9, 1, 30, false);
                guess(stage, segment, family, 24, 4, 12, false);
                phones(stage, segment, family);
                oldPassword(stage, segment, family);
            }
        }
    }

    private static void guess(
            Stage stage,
            Segment segment,
            Family family,
            int failures,
            int extensions,
            int step,
            boolean found) {
        long length = failures * step * Timeline.SECOND;
        long start = stage.slot(segment.ordinal() + extensions, length);
        IpAddress client = stage.addresses().outside(family);
        IpAddress exchange = stage.addresses().inside(segment, family);
        for (int i = 0; i < failures; i++) {
            long time = start + i * step * Timeline.SECOND;
            String extension = Integer.toString(1_000 + i % extensions);
            stage.sensor(segment)
                    .register(new SipRegistration(time, client, exchange, extension, false));
        }
        String story = failures + " failures over " + extensions + " extensions";
        if (found) {
            stage.truth().pair(RULE, client, exchange, start, story);
        } else {
            stage.truth().lookAlike(RULE, client, exchange, story);
        }
        if (step < 13) {
            // Ten of them lie within 120 s.
            stage.truth().pair(Rule.CRED_BRUTE_FAST, client, exchange, start, story);
        }
    }

    private static void phones(Stage stage, Segment segment, Family family) {
        IpAddress exchange = stage.addresses().inside(segment, family);
        for (int phone = 0; phone < 6; phone++) {
            IpAddress client = stage.addresses().inside(segment, family);
            long time = stage.timeline().anyTime(stage.random());
            String extension = Integer.toString(2_000 + phone);
            stage.sensor(segment)
                    .register(new SipRegistration(time, client, exchange, extension, true));
            stage.truth().lookAlike(RULE, client, exchange, "phone that answers its challenge");
        }
    }

    private static void oldPassword(Stage stage, Segment segment, Family family) {
        IpAddress phone = stage.addresses().inside(segment, family);
        IpAddress exchange = stage.addresses().inside(segment, family);
        for (long time = stage.timeline().beforeStart();
                time < stage.timeline().afterEnd();
                time += 70 * Timeline.SECOND) {
            stage.sensor(segment)
                    .register(new SipRegistration(time, phone, exchange, "300", false));
        }
        stage.truth().lookAlike(RULE, phone, exchange, "phone with an old password, every 70 s");
    }
}
