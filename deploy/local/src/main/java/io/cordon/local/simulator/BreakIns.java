package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.local.simulator.PasswordLogin.Service;
import io.cordon.local.simulator.SshLogin.Outcome;
import io.cordon.schema.address.IpAddress;
import java.util.Iterator;
import java.util.List;

/** Attackers who get in: after guessing, or with a default at once. */
final class BreakIns implements Story {

    private static final Rule GUESSED = Rule.CRED_FAIL_THEN_SUCCESS;
    private static final Rule DEFAULT = Rule.CRED_DEFAULT_SUCCESS;

    /** Pairs of the 2016 botnet's dictionary; one device each, so that none is a shared one. */
    private static final List<Pair> DEFAULTS =
            List.of(
                    new Pair("root", "jvbzd"),
                    new Pair("root", "anko"),
                    new Pair("root", "7ujMko0vizxv"),
                    new Pair("root", "system"),
                    new Pair("root", "ikwb"),
                    new Pair("root", "dreambox"),
                    new Pair("root", "user"),
                    new Pair("root", "realtek"),
                    new Pair("admin", "1111111"),
                    new Pair("admin", "1234"),
                    new Pair("admin", "54321"),
                    new Pair("admin", "7ujMko0admin"),
                    new Pair("tech", "tech"),
                    new Pair("supervisor", "supervisor"),
                    new Pair("guest", "12345"),
                    new Pair("666666", "666666"),
                    new Pair("service", "service"),
                    new Pair("root", "klv123"),
                    new Pair("root", "pass"),
                    new Pair("root", "54321"));

    @Override
    public void play(Stage stage) {
        Iterator<Pair> defaults = DEFAULTS.iterator();
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                guessed(stage, segment, family, 5, 10, true);
                guessed(stage, segment, family, 4, 10, false);
                guessed(stage, segment, family, 5, 610, false);
                accepted(stage, segment, family, Service.HTTP, defaults.next(), true);
                refused(stage, segment, family, defaults.next());
                accepted(
                        stage,
                        segment,
                        family,
                        Service.HTTP,
                        new Pair("owner", "mine-" + family + segment),
                        false);
            }
            accepted(stage, Segment.HOSPITAL, family, Service.FTP, defaults.next(), true);
            accepted(stage, Segment.HOSPITAL, family, Service.MQTT, defaults.next(), true);
            countedThenIn(stage, family);
        }
    }

    private static void guessed(
            Stage stage, Segment segment, Family family, int failures, int pause, boolean found) {
        long end = (failures + pause) * Timeline.SECOND;
        long start = stage.slot(segment.ordinal() + failures, end);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().inside(segment, family);
        for (int i = 0; i < failures; i++) {
            stage.syslog().failed(start + i * Timeline.SECOND, client, server, "admin");
        }
        stage.syslog().accepted(start + end, client, server, "admin");
        String story = failures + " failures, and in " + pause + " s later";
        if (found) {
            stage.truth().pair(GUESSED, client, server, start, story);
        } else {
            stage.truth().lookAlike(GUESSED, client, server, story);
        }
    }

    /** Zeek tells of a connection with five attempts, and then of one that got in. */
    private static void countedThenIn(Stage stage, Family family) {
        long start = stage.slot(family.ordinal(), 60 * Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().inside(Segment.PLANT, family);
        NetworkSensor sensor = stage.sensor(Segment.PLANT);
        sensor.ssh(new SshLogin(start, client, server, Outcome.FAILURE, 5));
        long in = start + 60 * Timeline.SECOND;
        sensor.ssh(new SshLogin(in, client, server, Outcome.SUCCESS, 1));
        stage.truth().pair(GUESSED, client, server, start, "5 attempts of one connection, then in");
    }

    private static void accepted(
            Stage stage,
            Segment segment,
            Family family,
            Service service,
            Pair pair,
            boolean isDefault) {
        long time = stage.slot(segment.ordinal(), Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().inside(segment, family);
        stage.sensor(segment).login(new PasswordLogin(time, client, server, service, pair, true));
        stage.truth().device(Rule.CRED_CLEARTEXT, server, time, "password over " + service);
        if (isDefault) {
            stage.truth().device(DEFAULT, server, time, "takes a factory default over " + service);
        } else {
            stage.truth().lookAlike(DEFAULT, server, "takes its owner's password");
        }
    }

    private static void refused(Stage stage, Segment segment, Family family, Pair pair) {
        long time = stage.slot(segment.ordinal() + 1, Timeline.SECOND);
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().inside(segment, family);
        stage.sensor(segment)
                .login(new PasswordLogin(time, client, server, Service.HTTP, pair, false));
        stage.truth().device(Rule.CRED_CLEARTEXT, server, time, "was tried over HTTP");
        stage.truth().lookAlike(DEFAULT, server, "refuses a factory default");
    }
}
