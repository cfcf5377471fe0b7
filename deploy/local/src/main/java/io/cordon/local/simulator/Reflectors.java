package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/** Devices of ours that are made to send more than they are asked for, and busy servers. */
final class Reflectors implements Story {

    private static final Rule RULE = Rule.AMP_REFLECTOR;
    private static final Rule SMALL = Rule.AMP_REFLECTOR_SMALL;
    private static final int DNS = 53;
    private static final int IPSEC = 4_500;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                reflector(stage, segment, family);
                withoutRequests(stage, segment, family);
                // the requests of the first are so large that the answers are no five times as much
                alike(stage, segment, family, DNS, 8_000, 10_300_000, 40_000, "asks as much");
                alike(stage, segment, family, DNS, 8_000, 9_999_999, 1_000, "is sent 9.9 MB");
                alike(stage, segment, family, IPSEC, 8_000, 10_400_000, 1_000, "has a tunnel");
                many(stage, segment, family, 1_900, 5, 500);
                many(stage, segment, family, 3_702, 7, 1_300);
                serving(stage, segment, family, 4, 700, "sends large answers to four clients");
                serving(stage, segment, family, 30, 200, "serves its zone to 30 clients");
            }
        }
    }

    private static void reflector(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress victim = stage.addresses().outside(family);
        long time = stage.lately(1);
        stage.access()
                .flow(
                        ExportedFlow.udp(
                                        time,
                                        time + 8 * Timeline.SECOND,
                                        victim,
                                        40_000,
                                        device,
                                        5_683,
                                        1_000,
                                        92_000)
                                .answered(8_000, 10_400_000, 0));
        long end = time + 8 * Timeline.SECOND;
        stage.truth().pair(RULE, victim, device, end, "asked for 0.1 MB, was sent 10 MB (CoAP)");
        stage.truth().device(Rule.AMP_OPEN_SERVICE, device, end, "answers CoAP to a stranger");
    }

    private static void withoutRequests(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress victim = stage.addresses().outside(family);
        long time = stage.lately(1);
        long end = time + 8 * Timeline.SECOND;
        stage.access()
                .flow(ExportedFlow.udp(time, end, device, 161, victim, 40_000, 8_000, 10_400_000));
        stage.truth().pair(RULE, victim, device, end, "was sent 10 MB (SNMP); no request was seen");
        stage.truth().device(Rule.AMP_OPEN_SERVICE, device, end, "answers SNMP to a stranger");
    }

    private static void alike(
            Stage stage,
            Segment segment,
            Family family,
            int port,
            long packets,
            long bytes,
            long requests,
            String story) {
        IpAddress server = stage.addresses().inside(segment, family);
        IpAddress client = stage.addresses().outside(family);
        long time = stage.lately(1);
        stage.access()
                .flow(
                        ExportedFlow.udp(
                                        time,
                                        time + 8 * Timeline.SECOND,
                                        client,
                                        40_000,
                                        server,
                                        port,
                                        requests,
                                        requests * 140)
                                .answered(packets, bytes, 0));
        stage.truth().lookAlike(RULE, client, server, story);
    }

    private static void many(
            Stage stage, Segment segment, Family family, int port, int clients, long answerBytes) {
        IpAddress device = stage.addresses().inside(segment, family);
        long time = stage.lately(1);
        ask(stage, family, device, port, time, clients, 90, answerBytes);
        stage.truth().device(SMALL, device, time, clients + " victims, few packets each");
        stage.truth()
                .device(Rule.AMP_OPEN_SERVICE, device, time, "answers " + clients + " strangers");
    }

    private static void serving(
            Stage stage, Segment segment, Family family, int clients, long bytes, String story) {
        IpAddress server = stage.addresses().inside(segment, family);
        long time = stage.lately(1);
        ask(stage, family, server, DNS, time, clients, 70, bytes);
        stage.truth().lookAlike(SMALL, server, story);
    }

    /** One request and one answer of each client. */
    private static void ask(
            Stage stage,
            Family family,
            IpAddress device,
            int port,
            long time,
            int clients,
            long requestBytes,
            long answerBytes) {
        for (int i = 0; i < clients; i++) {
            long at = time + i * Timeline.SECOND / 10;
            stage.access()
                    .flow(
                            ExportedFlow.udp(
                                            at,
                                            at,
                                            stage.addresses().outside(family),
                                            40_000 + i,
                                            device,
                                            port,
                                            1,
                                            requestBytes)
                                    .answered(1, answerBytes, 0));
        }
    }
}
