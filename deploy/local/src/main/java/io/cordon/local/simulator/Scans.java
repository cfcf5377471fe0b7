package io.cordon.local.simulator;

import io.cordon.local.simulator.TcpFlow.Handshake;
import io.cordon.schema.address.IpAddress;

/**
 * Sweeps over management ports: 100 or more destinations of one source within 540 s, and busy
 * machines that do not scan.
 */
final class Scans implements Story {

    private static final Rule RULE = Rule.SCAN_HORIZONTAL;
    private static final long WINDOW = 540 * Timeline.SECOND;
    private static final int THRESHOLD = 100;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                worm(stage, segment, family);
                exactlyTheWindow(stage, segment, family);
                oneTooFew(stage, segment, family);
                justTooSlow(stage, segment, family);
                webBrowsing(stage, segment, family);
                poller(stage, segment, family);
            }
        }
    }

    private static void worm(Stage stage, Segment segment, Family family) {
        int[] ports = {23, 37_215, 7_547};
        IpAddress device = stage.addresses().inside(segment, family);
        long step = Timeline.SECOND / 2;
        long start = sweep(stage, segment, family, device, 130, step, ports[segment.ordinal()]);
        stage.truth().source(RULE, device, start, "infected device tries 130 hosts in 65 s");
    }

    private static void exactlyTheWindow(Stage stage, Segment segment, Family family) {
        IpAddress source = stage.addresses().outside(family);
        long start = spread(stage, segment, family, source, WINDOW);
        stage.truth().source(RULE, source, start, "100 hosts in exactly 540 s");
    }

    private static void oneTooFew(Stage stage, Segment segment, Family family) {
        IpAddress source = stage.addresses().outside(family);
        sweep(stage, segment, family, source, THRESHOLD - 1, Timeline.SECOND, 2323);
        stage.truth().lookAlike(RULE, source, "99 hosts");
    }

    private static void justTooSlow(Stage stage, Segment segment, Family family) {
        IpAddress source = stage.addresses().outside(family);
        spread(stage, segment, family, source, WINDOW + 1);
        stage.truth().lookAlike(RULE, source, "100 hosts in 540 s and 1 microsecond");
    }

    private static void webBrowsing(Stage stage, Segment segment, Family family) {
        IpAddress source = stage.addresses().inside(segment, family);
        sweep(stage, segment, family, source, 150, Timeline.SECOND, 443);
        stage.truth().lookAlike(RULE, source, "gateway that opens 150 web sites");
    }

    private static void poller(Stage stage, Segment segment, Family family) {
        IpAddress recorder = stage.addresses().inside(segment, family);
        long start = stage.slot(segment.ordinal(), 300 * Timeline.SECOND);
        for (int camera = 0; camera < 20; camera++) {
            IpAddress device = stage.addresses().inside(segment, family);
            for (int round = 0; round < 10; round++) {
                long end = start + (round * 20L + camera) * Timeline.SECOND + Timeline.SECOND;
                flow(stage, segment, end, recorder, device, 554, Handshake.COMPLETED);
            }
        }
        stage.truth().lookAlike(RULE, recorder, "video recorder polls its 20 cameras");
    }

    /** The first 99 hosts in 99 s, the last one when the span is over. */
    private static long spread(
            Stage stage, Segment segment, Family family, IpAddress source, long span) {
        long start = stage.slot(segment.ordinal() + 1, span);
        for (int i = 0; i < THRESHOLD; i++) {
            long end = i < THRESHOLD - 1 ? start + i * Timeline.SECOND : start + span;
            IpAddress target = stage.addresses().inside(segment, family);
            flow(stage, segment, end, source, target, 8291, Handshake.REFUSED);
        }
        return start;
    }

    private static long sweep(
            Stage stage,
            Segment segment,
            Family family,
            IpAddress source,
            int hosts,
            long step,
            int port) {
        long start = stage.slot(segment.ordinal(), hosts * step);
        for (int i = 0; i < hosts; i++) {
            IpAddress target = stage.addresses().outside(family);
            Handshake handshake = port == 443 ? Handshake.COMPLETED : Handshake.NO_ANSWER;
            flow(stage, segment, start + i * step, source, target, port, handshake);
        }
        return start;
    }

    private static void flow(
            Stage stage,
            Segment segment,
            long end,
            IpAddress source,
            IpAddress target,
            int port,
            Handshake handshake) {
        long length = handshake == Handshake.REFUSED ? 2_000 : Timeline.SECOND / 4;
        stage.sensor(segment).flow(new TcpFlow(end, length, source, target, port, handshake));
    }
}
