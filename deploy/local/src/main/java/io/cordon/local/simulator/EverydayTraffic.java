package io.cordon.local.simulator;

import io.cordon.local.simulator.DnsExchange.Answer;
import io.cordon.local.simulator.TcpFlow.Handshake;
import io.cordon.schema.address.IpAddress;

/**
 * What devices do all day: resolve the vendor's name, talk to its cloud, publish to the broker of
 * the house.
 */
final class EverydayTraffic implements Story {

    private static final int DEVICES = 25;
    private static final int ROUNDS = 8;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                IpAddress resolver = stage.addresses().inside(segment, family);
                IpAddress broker = stage.addresses().inside(segment, family);
                IpAddress cloud = stage.addresses().outside(family);
                for (int device = 0; device < DEVICES; device++) {
                    day(
                            stage,
                            segment,
                            stage.addresses().inside(segment, family),
                            resolver,
                            broker,
                            cloud);
                }
                stage.truth().lookAlike(Rule.AMP_OPEN_RESOLVER, resolver, "resolver of the house");
            }
        }
    }

    private static void day(
            Stage stage,
            Segment segment,
            IpAddress device,
            IpAddress resolver,
            IpAddress broker,
            IpAddress cloud) {
        NetworkSensor sensor = stage.sensor(segment);
        for (int round = 0; round < ROUNDS; round++) {
            long time = stage.timeline().anyTime(stage.random());
            long length = stage.random().nextLong(Timeline.SECOND / 10, 20 * Timeline.SECOND);
            sensor.dns(
                    new DnsExchange(
                            time, device, resolver, "example.com", false, Answer.RECURSIVE));
            sensor.flow(
                    new TcpFlow(
                            time + Timeline.SECOND / 2,
                            length,
                            device,
                            cloud,
                            443,
                            Handshake.COMPLETED));
            sensor.flow(
                    new TcpFlow(
                            time + Timeline.SECOND / 2,
                            length,
                            device,
                            broker,
                            1883,
                            Handshake.COMPLETED));
        }
    }
}
