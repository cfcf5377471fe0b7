package io.cordon.local.simulator;

import io.cordon.local.simulator.SshLogin.Outcome;
import io.cordon.local.simulator.TcpFlow.Handshake;
import io.cordon.schema.address.IpAddress;

/**
 * One device from beginning to end: its password is guessed before the full hour, somebody gets in,
 * and after the full hour it looks for others and guesses theirs. Four findings, one incident.
 */
final class TakenOver implements Story {

    private static final int FAILURES = 12;
    private static final int HOSTS = 25;
    private static final int SERVERS = 12;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                IpAddress camera = stage.addresses().inside(segment, family);
                entered(stage, family, camera);
                spreads(stage, segment, family, camera);
                guesses(stage, segment, family, camera);
            }
        }
    }

    private static void entered(Stage stage, Family family, IpAddress camera) {
        long start = stage.slot(1, 20 * Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        for (int i = 0; i < FAILURES; i++) {
            stage.syslog().failed(start + i * Timeline.SECOND, client, camera, "admin");
        }
        stage.syslog().accepted(start + 15 * Timeline.SECOND, client, camera, "admin");
        stage.truth()
                .pair(Rule.CRED_BRUTE_FAST, client, camera, start, "12 failures in 12 s, then in");
        stage.truth()
                .pair(
                        Rule.CRED_FAIL_THEN_SUCCESS,
                        client,
                        camera,
                        start,
                        "a device that is taken over");
    }

    private static void spreads(Stage stage, Segment segment, Family family, IpAddress camera) {
        long start = stage.slot(2, 2 * HOSTS * Timeline.SECOND);
        for (int i = 0; i < HOSTS; i++) {
            stage.sensor(segment)
                    .flow(
                            new TcpFlow(
                                    start + 2 * i * Timeline.SECOND,
                                    Timeline.SECOND / 4,
                                    camera,
                                    stage.addresses().inside(segment, family),
                                    i % 10 == 9 ? 2323 : 23,
                                    Handshake.NO_ANSWER));
        }
        stage.truth().source(Rule.SCAN_MIRAI, camera, start, "the device looks for others");
    }

    private static void guesses(Stage stage, Segment segment, Family family, IpAddress camera) {
        long start = stage.slot(2, 5 * SERVERS * Timeline.SECOND);
        for (int i = 0; i < SERVERS; i++) {
            stage.sensor(segment)
                    .ssh(
                            new SshLogin(
                                    start + 5 * i * Timeline.SECOND,
                                    camera,
                                    stage.addresses().outside(family),
                                    Outcome.FAILURE,
                                    1));
        }
        stage.truth().device(Rule.CRED_GUESS_OUTBOUND, camera, start, "and guesses elsewhere");
    }
}
