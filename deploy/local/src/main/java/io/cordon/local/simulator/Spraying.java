package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.schema.address.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/** Few passwords for many users from one source, and one credential from many sources. */
final class Spraying implements Story {

    private static final Rule SPRAY = Rule.CRED_SPRAY;
    private static final Rule SPREAD = Rule.CRED_SPRAY_DIST;
    private static final long WINDOW = 300 * Timeline.SECOND;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                spray(stage, segment, family, 33, 11, 8 * Timeline.SECOND, true);
                spray(stage, segment, family, 33, 10, 8 * Timeline.SECOND, false);
                spray(stage, segment, family, 29, 29, 8 * Timeline.SECOND, false);
            }
            spray(stage, Segment.HOME, family, 31, 31, WINDOW / 30, true);
            for (int i = 0; i < 4; i++) {
                String name = family + "-" + i;
                spread(stage, family, i, new Pair("telecomadmin", name), 10, 60, true);
                spread(stage, family, i, new Pair("e8ehome", name), 9, 60, false);
                // Nine steps of 67 s: the first source is out of the window when the tenth comes.
                spread(stage, family, i, new Pair("useradmin", name), 10, 67, false);
            }
        }
    }

    /** Three failures at most at each device. */
    private static void spray(
            Stage stage,
            Segment segment,
            Family family,
            int failures,
            int users,
            long step,
            boolean found) {
        long start = stage.slot(segment.ordinal() + users, failures * step);
        IpAddress source = stage.addresses().outside(family);
        List<IpAddress> devices =
                Stream.generate(() -> stage.addresses().inside(segment, family)).limit(11).toList();
        for (int i = 0; i < failures; i++) {
            String user = "employee" + i % users;
            stage.syslog().failed(start + i * step, source, devices.get(i % 11), user);
        }
        String story = failures + " failures of " + users + " users";
        if (found) {
            stage.truth().source(SPRAY, source, start, story);
        } else {
            stage.truth().lookAlike(SPRAY, source, story);
        }
    }

    private static void spread(
            Stage stage,
            Family family,
            int number,
            Pair credential,
            int sources,
            int step,
            boolean found) {
        long start = stage.slot(number, sources * step * Timeline.SECOND);
        for (int i = 0; i < sources; i++) {
            IpAddress source = stage.addresses().outside(family);
            IpAddress decoy = stage.addresses().inside(Segment.HOME, family);
            long time = start + i * step * Timeline.SECOND;
            String session = stage.decoy().connect(time, source, decoy, "ssh");
            stage.decoy().login(time, source, session, credential, false);
        }
        String story = sources + " sources try one credential, one every " + step + " s";
        if (found) {
            stage.truth().credential(SPREAD, credential, start, story);
        } else {
            stage.truth().lookAlike(SPREAD, credential, story);
        }
    }
}
