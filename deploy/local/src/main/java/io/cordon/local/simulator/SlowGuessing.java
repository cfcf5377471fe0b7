package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.local.simulator.PasswordLogin.Service;
import io.cordon.local.simulator.SshLogin.Outcome;
import io.cordon.schema.address.IpAddress;

/** Guessing below the fast rule: 30 failures within half an hour, or 20 over FTP within 15 min. */
final class SlowGuessing implements Story {

    private static final Rule RULE = Rule.CRED_BRUTE_SLOW;
    private static final long SSH_STEP = 20 * Timeline.SECOND;
    private static final long FTP_STEP = 30 * Timeline.SECOND;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                ssh(stage, segment, family, 30, true);
                ssh(stage, segment, family, 29, false);
                ftp(stage, segment, family, 20, true);
                ftp(stage, segment, family, 19, false);
            }
        }
    }

    private static void ssh(
            Stage stage, Segment segment, Family family, int failures, boolean found) {
        long start = stage.slot(segment.ordinal(), failures * SSH_STEP);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().inside(segment, family);
        for (int i = 0; i < failures; i++) {
            long time = start + i * SSH_STEP;
            stage.sensor(segment).ssh(new SshLogin(time, client, server, Outcome.FAILURE, 1));
        }
        tell(stage, client, server, start, failures + " failures, one every 20 s", found);
    }

    private static void ftp(
            Stage stage, Segment segment, Family family, int failures, boolean found) {
        long start = stage.slot(segment.ordinal() + 1, failures * FTP_STEP);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().inside(segment, family);
        for (int i = 0; i < failures; i++) {
            long time = start + i * FTP_STEP;
            Pair pair = new Pair("backup", "guess-" + family + segment + i);
            stage.sensor(segment)
                    .login(new PasswordLogin(time, client, server, Service.FTP, pair, false));
        }
        tell(stage, client, server, start, failures + " failures over FTP, one every 30 s", found);
        stage.truth().device(Rule.CRED_CLEARTEXT, server, start, "FTP guesses in clear");
    }

    private static void tell(
            Stage stage,
            IpAddress client,
            IpAddress server,
            long start,
            String story,
            boolean found) {
        if (found) {
            stage.truth().pair(RULE, client, server, start, story);
        } else {
            stage.truth().lookAlike(RULE, client, server, story);
        }
    }
}
