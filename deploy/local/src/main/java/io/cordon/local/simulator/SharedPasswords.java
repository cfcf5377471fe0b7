package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.local.simulator.PasswordLogin.Service;
import io.cordon.schema.address.IpAddress;

/** One password for three devices or more, and fleets that do better. */
final class SharedPasswords implements Story {

    private static final Rule RULE = Rule.CRED_REUSE;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                Pair shared = new Pair("installer", "same-" + family + segment);
                fleet(stage, segment, family, shared, 3, 3);
                stage.truth().credential(RULE, shared, start(stage), "opens three devices");
                Pair often = new Pair("installer", "often-" + family + segment);
                fleet(stage, segment, family, often, 9, 7);
                stage.truth().credential(RULE, often, start(stage), "opens seven devices of nine");
                Pair two = new Pair("installer", "two-" + family + segment);
                fleet(stage, segment, family, two, 2, 2);
                stage.truth().lookAlike(RULE, two, "opens two devices");
                Pair tried = new Pair("installer", "tried-" + family + segment);
                fleet(stage, segment, family, tried, 5, 2);
                stage.truth().lookAlike(RULE, tried, "opens two devices, three refuse it");
            }
        }
    }

    /** All of it happens before the edge, within one day. */
    private static long start(Stage stage) {
        return stage.timeline().beforeStart();
    }

    private static void fleet(
            Stage stage, Segment segment, Family family, Pair pair, int devices, int open) {
        IpAddress console = stage.addresses().inside(segment, family);
        for (int i = 0; i < devices; i++) {
            IpAddress device = stage.addresses().inside(segment, family);
            long time = start(stage) + i * Timeline.MINUTE;
            stage.sensor(segment)
                    .login(new PasswordLogin(time, console, device, Service.HTTP, pair, i < open));
            stage.truth().device(Rule.CRED_CLEARTEXT, device, time, "is managed over HTTP");
        }
    }
}
