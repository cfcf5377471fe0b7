package io.cordon.local.simulator;

import io.cordon.local.simulator.SshLogin.Outcome;
import io.cordon.local.simulator.TcpFlow.Handshake;
import io.cordon.schema.address.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/** Everyday logins that rules about guessing must leave alone. */
final class HonestPeople implements Story {

    private static final List<Rule> OF_PAIRS =
            List.of(Rule.CRED_BRUTE_FAST, Rule.CRED_BRUTE_SLOW, Rule.CRED_FAIL_THEN_SUCCESS);
    private static final List<Rule> OF_CLIENTS = List.of(Rule.CRED_SPRAY, Rule.CRED_GUESS_OUTBOUND);

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            mistypes(stage, family);
            monitoring(stage, family);
            backup(stage, family);
            gateway(stage, family);
            scanner(stage, family);
        }
    }

    private static void mistypes(Stage stage, Family family) {
        long start = stage.slot(family.ordinal(), 20 * Timeline.SECOND);
        IpAddress desk = stage.addresses().inside(Segment.HOSPITAL, family);
        IpAddress server = stage.addresses().inside(Segment.HOSPITAL, family);
        for (int i = 0; i < 3; i++) {
            stage.syslog().failed(start + i * 5 * Timeline.SECOND, desk, server, "nurse");
        }
        stage.syslog().accepted(start + 20 * Timeline.SECOND, desk, server, "nurse");
        silent(stage, desk, server, "user who mistypes three times");
    }

    private static void monitoring(Stage stage, Family family) {
        IpAddress monitor = stage.addresses().inside(Segment.PLANT, family);
        IpAddress server = stage.addresses().inside(Segment.PLANT, family);
        for (long time = stage.timeline().beforeStart();
                time < stage.timeline().afterEnd();
                time += Timeline.MINUTE) {
            stage.sensor(Segment.PLANT)
                    .ssh(new SshLogin(time, monitor, server, Outcome.SUCCESS, 1));
        }
        silent(stage, monitor, server, "monitoring logs in every minute");
    }

    private static void backup(Stage stage, Family family) {
        long start = stage.slot(family.ordinal() + 1, 80 * Timeline.SECOND);
        IpAddress backup = stage.addresses().inside(Segment.PLANT, family);
        for (int i = 0; i < 40; i++) {
            IpAddress device = stage.addresses().inside(Segment.PLANT, family);
            long time = start + i * 2 * Timeline.SECOND;
            stage.sensor(Segment.PLANT).ssh(new SshLogin(time, backup, device, Outcome.SUCCESS, 1));
            stage.syslog().acceptedKey(time, backup, device, "backup");
        }
        for (Rule rule : List.of(Rule.CRED_REUSE, Rule.CRED_SPRAY, Rule.CRED_GUESS_OUTBOUND)) {
            stage.truth().lookAlike(rule, backup, "backup logs in to 40 devices with one key");
        }
    }

    /**
     * 500 people behind one address log in at 47 servers within 25 minutes, and every fifth
     * mistypes once: 22 failures in any 300 s, 9 in any 120 s, and hardly two at one server.
     */
    private static void gateway(Stage stage, Family family) {
        IpAddress gateway = stage.addresses().reachable(Segment.HOME, family);
        List<IpAddress> servers =
                Stream.generate(() -> stage.addresses().inside(Segment.PLANT, family))
                        .limit(47)
                        .toList();
        long step = 2_800_000;
        for (int user = 0; user < 500; user++) {
            long time = stage.timeline().beforeStart() + user * step;
            IpAddress server = servers.get(user % servers.size());
            if (user % 5 == 0) {
                stage.syslog().failed(time, gateway, server, "resident" + user);
            }
            stage.syslog().accepted(time + Timeline.SECOND, gateway, server, "resident" + user);
        }
        for (Rule rule : OF_CLIENTS) {
            stage.truth().lookAlike(rule, gateway, "gateway with 500 users behind it");
        }
        stage.truth()
                .lookAlike(
                        Rule.CRED_FAIL_THEN_SUCCESS,
                        gateway,
                        servers.get(0),
                        "gateway with 500 users behind it");
    }

    /** Does all that an attacker does, and is on the allow-list. */
    private static void scanner(Stage stage, Family family) {
        long start = stage.slot(family.ordinal(), 120 * Timeline.SECOND);
        IpAddress scanner = stage.addresses().scanner(family);
        IpAddress server = stage.addresses().inside(Segment.PLANT, family);
        for (int i = 0; i < 120; i++) {
            long time = start + i * Timeline.SECOND;
            stage.syslog().failed(time, scanner, server, "account" + i % 15);
            IpAddress target = stage.addresses().inside(Segment.PLANT, family);
            int port = i % 10 == 9 ? 2323 : 23;
            stage.sensor(Segment.PLANT)
                    .flow(
                            new TcpFlow(
                                    time,
                                    Timeline.SECOND / 4,
                                    scanner,
                                    target,
                                    port,
                                    Handshake.REFUSED));
        }
        stage.syslog().accepted(start + 120 * Timeline.SECOND, scanner, server, "account0");
        silent(stage, scanner, server, "vulnerability scanner on the allow-list");
        for (Rule rule : List.of(Rule.SCAN_HORIZONTAL, Rule.SCAN_MIRAI)) {
            stage.truth().lookAlike(rule, scanner, "vulnerability scanner on the allow-list");
        }
    }

    private static void silent(Stage stage, IpAddress client, IpAddress server, String story) {
        OF_PAIRS.forEach(rule -> stage.truth().lookAlike(rule, client, server, story));
        OF_CLIENTS.forEach(rule -> stage.truth().lookAlike(rule, client, story));
    }
}
