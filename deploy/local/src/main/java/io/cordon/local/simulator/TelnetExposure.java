package io.cordon.local.simulator;

import io.cordon.local.simulator.TcpFlow.Handshake;
import io.cordon.schema.address.IpAddress;

/** Devices of ours that answer Telnet from outside, and Telnet that is nobody's exposure. */
final class TelnetExposure implements Story {

    private static final Rule RULE = Rule.CRED_TELNET_EXPOSED;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                exposed(stage, segment, family, 23, segment.ordinal());
                exposed(stage, segment, family, 2323, segment.ordinal() + 1);
                closed(stage, segment, family, Handshake.REFUSED, "refuses Telnet");
                closed(stage, segment, family, Handshake.NO_ANSWER, "drops Telnet");
                administration(stage, segment, family);
                outbound(stage, segment, family);
                otherPort(stage, segment, family);
            }
        }
    }

    private static void exposed(Stage stage, Segment segment, Family family, int port, int number) {
        IpAddress device = stage.addresses().reachable(segment, family);
        long time = connection(stage, segment, device, family, port, Handshake.COMPLETED, number);
        stage.truth().device(RULE, device, time, "answers Telnet on port " + port);
    }

    private static void closed(
            Stage stage, Segment segment, Family family, Handshake handshake, String story) {
        IpAddress device = stage.addresses().reachable(segment, family);
        connection(stage, segment, device, family, 23, handshake, segment.ordinal());
        stage.truth().lookAlike(RULE, device, story);
    }

    private static void otherPort(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().reachable(segment, family);
        connection(stage, segment, device, family, 8080, Handshake.COMPLETED, segment.ordinal());
        stage.truth().lookAlike(RULE, device, "serves a web page on port 8080");
    }

    private static void administration(Stage stage, Segment segment, Family family) {
        IpAddress console = stage.addresses().inside(segment, family);
        IpAddress device = stage.addresses().inside(segment, family);
        flow(stage, segment, console, device, 23, Handshake.COMPLETED, segment.ordinal());
        stage.truth().lookAlike(RULE, device, "is administered over Telnet from inside");
    }

    private static void outbound(Stage stage, Segment segment, Family family) {
        IpAddress client = stage.addresses().inside(segment, family);
        IpAddress server = stage.addresses().outside(family);
        flow(stage, segment, client, server, 23, Handshake.COMPLETED, segment.ordinal() + 1);
        stage.truth().lookAlike(RULE, server, "is a Telnet server of somebody else");
    }

    private static long connection(
            Stage stage,
            Segment segment,
            IpAddress device,
            Family family,
            int port,
            Handshake handshake,
            int number) {
        IpAddress client = stage.addresses().outside(family);
        return flow(stage, segment, client, device, port, handshake, number);
    }

    private static long flow(
            Stage stage,
            Segment segment,
            IpAddress client,
            IpAddress server,
            int port,
            Handshake handshake,
            int number) {
        long length = 4 * Timeline.SECOND;
        long end = stage.slot(number, length) + length;
        stage.sensor(segment).flow(new TcpFlow(end, length, client, server, port, handshake));
        return end;
    }
}
