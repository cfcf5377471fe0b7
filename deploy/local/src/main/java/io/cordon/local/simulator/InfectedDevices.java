package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.local.simulator.SshLogin.Outcome;
import io.cordon.local.simulator.TcpFlow.Handshake;
import io.cordon.schema.address.IpAddress;
import java.util.List;

/**
 * Devices of ours that guess elsewhere, and sources that look for Telnet as the 2016 botnet did.
 */
final class InfectedDevices implements Story {

    private static final Rule GUESS = Rule.CRED_GUESS_OUTBOUND;
    private static final Rule MIRAI = Rule.SCAN_MIRAI;

    /** Of the botnet's dictionary, and of no other story. */
    private static final List<Pair> DICTIONARY =
            List.of(
                    new Pair("root", "klv1234"),
                    new Pair("mother", "fucker"),
                    new Pair("administrator", "1234"));

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                guessing(stage, segment, family, 12, true);
                guessing(stage, segment, family, 9, false);
                fromOutside(stage, segment, family);
                worm(stage, segment, family, true);
                worm(stage, segment, family, false);
                knock(stage, segment, family, 19, 1, 10, "19 hosts");
                knock(stage, segment, family, 30, 1, 31, "30 hosts on port 23 alone");
                knock(stage, segment, family, 20, 5, 10, "20 hosts in 95 s");
            }
            atDecoy(stage, family, 3, true);
            atDecoy(stage, family, 2, false);
        }
    }

    private static void guessing(
            Stage stage, Segment segment, Family family, int servers, boolean found) {
        IpAddress camera = stage.addresses().inside(segment, family);
        long start = elsewhere(stage, segment, family, camera, servers);
        String story = "device of ours fails at " + servers + " servers in a minute";
        if (found) {
            stage.truth().device(GUESS, camera, start, story);
        } else {
            stage.truth().lookAlike(GUESS, camera, story);
        }
    }

    private static void fromOutside(Stage stage, Segment segment, Family family) {
        IpAddress stranger = stage.addresses().outside(family);
        elsewhere(stage, segment, family, stranger, 12);
        stage.truth().lookAlike(GUESS, stranger, "fails at 12 servers and is not ours");
    }

    private static long elsewhere(
            Stage stage, Segment segment, Family family, IpAddress client, int servers) {
        long start = stage.slot(segment.ordinal() + servers, servers * 5 * Timeline.SECOND);
        for (int i = 0; i < servers; i++) {
            IpAddress server = stage.addresses().outside(family);
            long time = start + i * 5 * Timeline.SECOND;
            stage.sensor(segment).ssh(new SshLogin(time, client, server, Outcome.FAILURE, 1));
        }
        return start;
    }

    private static void atDecoy(Stage stage, Family family, int pairs, boolean found) {
        long start = stage.slot(family.ordinal() + pairs, 40 * Timeline.SECOND);
        IpAddress camera = stage.addresses().inside(Segment.HOME, family);
        IpAddress decoy = stage.addresses().inside(Segment.HOME, family);
        String session = stage.decoy().connect(start, camera, decoy, "telnet");
        for (int i = 0; i < pairs; i++) {
            long time = start + i * 20 * Timeline.SECOND;
            stage.decoy().login(time, camera, session, DICTIONARY.get(i), false);
        }
        String story = "device of ours tries " + pairs + " default pairs at a decoy";
        if (found) {
            stage.truth().device(GUESS, camera, start, story);
            stage.truth().source(Rule.CRED_DEFAULT_ATTEMPT, camera, start, story);
        } else {
            stage.truth().lookAlike(GUESS, camera, story);
        }
    }

    private static void worm(Stage stage, Segment segment, Family family, boolean ours) {
        IpAddress source =
                ours
                        ? stage.addresses().inside(segment, family)
                        : stage.addresses().outside(family);
        long start = sweep(stage, segment, family, source, 25, 2, 10);
        stage.truth().source(MIRAI, source, start, "25 hosts on 23 and 2323 in 48 s");
    }

    private static void knock(
            Stage stage,
            Segment segment,
            Family family,
            int hosts,
            int step,
            int every,
            String story) {
        IpAddress source = stage.addresses().outside(family);
        sweep(stage, segment, family, source, hosts, step, every);
        stage.truth().lookAlike(MIRAI, source, story);
    }

    /** Every so many-th host is asked on port 2323. */
    private static long sweep(
            Stage stage,
            Segment segment,
            Family family,
            IpAddress source,
            int hosts,
            int step,
            int every) {
        long start = stage.slot(segment.ordinal() + hosts, hosts * step * Timeline.SECOND);
        for (int i = 0; i < hosts; i++) {
            IpAddress target = stage.addresses().inside(segment, family);
            long end = start + i * step * Timeline.SECOND;
            int port = i % every == every - 1 ? 2323 : 23;
            stage.sensor(segment)
                    .flow(
                            new TcpFlow(
                                    end,
                                    Timeline.SECOND / 4,
                                    source,
                                    target,
                                    port,
                                    Handshake.NO_ANSWER));
        }
        return start;
    }
}
