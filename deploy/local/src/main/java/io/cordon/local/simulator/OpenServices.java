package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/** Devices of ours that answer amplifiable services to anybody, and services as they should be. */
final class OpenServices implements Story {

    private static final Rule OPEN = Rule.AMP_OPEN_SERVICE;
    private static final Rule MONLIST = Rule.AMP_NTP_MONLIST;
    private static final int NTP = 123;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                open(stage, segment, family, 1_900, "answers discovery (SSDP) to a stranger");
                open(stage, segment, family, 3_702, "answers WS-Discovery to a stranger");
                silent(stage, segment, family);
                forOurOwn(stage, segment, family);
                timeServer(stage, segment, family);
                monlist(stage, segment, family);
                monlistWithoutRequest(stage, segment, family);
                monitored(stage, segment, family);
            }
        }
    }

    private static void open(Stage stage, Segment segment, Family family, int port, String story) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress client = stage.addresses().outside(family);
        long time = stage.slot(port, 2 * Timeline.SECOND);
        exchange(stage, segment, time, client, device, port, 1, 420);
        stage.truth().device(OPEN, device, time, story);
    }

    private static void silent(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress client = stage.addresses().outside(family);
        long time = stage.slot(0, 2 * Timeline.SECOND);
        exchange(stage, segment, time, client, device, 1_900, 0, 0);
        stage.truth().lookAlike(OPEN, device, "is probed and does not answer");
    }

    private static void forOurOwn(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress client = stage.addresses().inside(segment, family);
        long time = stage.slot(1, 2 * Timeline.SECOND);
        exchange(stage, segment, time, client, device, 161, 1, 900);
        stage.truth().lookAlike(OPEN, device, "answers our own management station");
    }

    private static void timeServer(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress client = stage.addresses().outside(family);
        long time = stage.slot(segment.ordinal(), 2 * Timeline.SECOND);
        exchange(stage, segment, time, client, device, NTP, 1, 76);
        stage.truth().lookAlike(OPEN, device, "tells a stranger the time");
        stage.truth().lookAlike(MONLIST, device, "tells a stranger the time");
    }

    private static void exchange(
            Stage stage,
            Segment segment,
            long time,
            IpAddress client,
            IpAddress device,
            int port,
            long answerPackets,
            long answerBytes) {
        stage.sensor(segment)
                .udp(
                        new UdpExchange(
                                time,
                                Timeline.SECOND / 100,
                                client,
                                device,
                                port,
                                1,
                                120,
                                answerPackets,
                                answerBytes));
    }

    /** 100 answers of ten entries each, as ntpd before 4.2.7p26 sends for one request. */
    private static void monlist(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress victim = stage.addresses().outside(family);
        long time = stage.panes(segment.ordinal(), 1);
        stage.border()
                .flow(
                        ExportedFlow.udp(
                                        time,
                                        time + Timeline.SECOND,
                                        victim,
                                        50_000,
                                        device,
                                        NTP,
                                        1,
                                        60)
                                .answered(100, 46_800, 0));
        stage.truth().device(MONLIST, device, time + Timeline.SECOND, "tells its monitor list");
    }

    private static void monlistWithoutRequest(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress victim = stage.addresses().outside(family);
        long time = stage.panes(segment.ordinal() + 1, 1);
        stage.border()
                .flow(
                        ExportedFlow.udp(
                                time,
                                time + Timeline.SECOND,
                                device,
                                NTP,
                                victim,
                                80,
                                100,
                                46_800));
        stage.truth()
                .device(
                        MONLIST,
                        device,
                        time + Timeline.SECOND,
                        "tells its monitor list; the request came in elsewhere");
    }

    private static void monitored(Stage stage, Segment segment, Family family) {
        IpAddress device = stage.addresses().inside(segment, family);
        IpAddress station = stage.addresses().inside(segment, family);
        long time = stage.panes(segment.ordinal(), 1);
        stage.border()
                .flow(
                        ExportedFlow.udp(time, time, station, 50_000, device, NTP, 1, 60)
                                .answered(2, 936, 0));
        stage.truth().lookAlike(MONLIST, device, "tells its monitor list to our own station");
    }
}
