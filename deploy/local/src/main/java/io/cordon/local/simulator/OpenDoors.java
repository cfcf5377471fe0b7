package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.local.simulator.PasswordLogin.Service;
import io.cordon.local.simulator.SshLogin.Outcome;
import io.cordon.schema.address.IpAddress;
import org.jspecify.annotations.Nullable;

/** Devices that ask for no password or take it in clear, and devices that only look like that. */
final class OpenDoors implements Story {

    private static final Rule EMPTY = Rule.CRED_EMPTY;
    private static final Rule CLEAR = Rule.CRED_CLEARTEXT;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                emptyPassword(stage, segment, family);
                community(stage, segment, family);
                overSsh(stage, segment, family);
            }
            anonymous(stage, Segment.HOSPITAL, family, true);
            anonymous(stage, Segment.HOSPITAL, family, false);
            anonymous(stage, Segment.PLANT, family, true);
        }
    }

    private static void emptyPassword(Stage stage, Segment segment, Family family) {
        Pair nothing = new Pair("viewer", "");
        IpAddress camera = stage.addresses().inside(segment, family);
        long time = login(stage, segment, family, camera, Service.HTTP, nothing, true);
        stage.truth().device(EMPTY, camera, time, "lets a user in with an empty password");
        stage.truth().device(CLEAR, camera, time, "is viewed over HTTP");
        IpAddress closed = stage.addresses().inside(segment, family);
        time = login(stage, segment, family, closed, Service.HTTP, nothing, false);
        stage.truth().lookAlike(EMPTY, closed, "refuses an empty password");
        stage.truth().device(CLEAR, closed, time, "was tried over HTTP");
    }

    private static void community(Stage stage, Segment segment, Family family) {
        IpAddress agent = stage.addresses().inside(segment, family);
        Pair community = new Pair("", "read-" + family + segment);
        long time = login(stage, segment, family, agent, Service.SNMP, community, true);
        stage.truth().device(CLEAR, agent, time, "answers SNMP by community");
        stage.truth().lookAlike(EMPTY, agent, "asks for a community");
    }

    private static void overSsh(Stage stage, Segment segment, Family family) {
        IpAddress console = stage.addresses().inside(segment, family);
        IpAddress device = stage.addresses().inside(segment, family);
        long time = stage.slot(segment.ordinal(), Timeline.SECOND);
        stage.sensor(segment).ssh(new SshLogin(time, console, device, Outcome.SUCCESS, 1));
        stage.syslog().acceptedKey(time, console, device, "operator");
        stage.truth().lookAlike(CLEAR, device, "is managed over SSH");
        stage.truth().lookAlike(EMPTY, device, "takes a key");
    }

    /** Zeek logs no MQTT names, so that it cannot tell who was anonymous: only EVE can. */
    private static void anonymous(Stage stage, Segment segment, Family family, boolean accepted) {
        IpAddress broker = stage.addresses().inside(segment, family);
        long time = login(stage, segment, family, broker, Service.MQTT, null, accepted);
        if (accepted && segment == Segment.HOSPITAL) {
            stage.truth().device(EMPTY, broker, time, "broker lets anybody in");
        } else {
            stage.truth().lookAlike(EMPTY, broker, "broker of whose client nobody saw a name");
        }
        stage.truth().lookAlike(CLEAR, broker, "no credential was sent");
    }

    private static long login(
            Stage stage,
            Segment segment,
            Family family,
            IpAddress server,
            Service service,
            @Nullable Pair pair,
            boolean accepted) {
        IpAddress client = stage.addresses().inside(segment, family);
        long time = stage.slot(segment.ordinal(), Timeline.SECOND);
        stage.sensor(segment)
                .login(new PasswordLogin(time, client, server, service, pair, accepted));
        return time;
    }
}
