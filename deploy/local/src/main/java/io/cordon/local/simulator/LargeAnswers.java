package io.cordon.local.simulator;

import io.cordon.local.simulator.DnsExchange.Answer;
import io.cordon.local.simulator.DnsExchange.Type;
import io.cordon.schema.address.IpAddress;

/** Name servers of ours that are made to send large answers to a victim, and busy ones. */
final class LargeAnswers implements Story {

    private static final Rule RULE = Rule.AMP_DNS_LARGE;
    private static final int ENOUGH = 100;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                int number = segment.ordinal();
                attack(stage, segment, family, Type.ANY, number);
                attack(stage, segment, family, Type.DNSKEY, number + 1);
                IpAddress few = client(stage, family);
                ask(stage, segment, family, few, Type.ANY, Answer.NO_RECURSION, 99, number);
                stage.truth().lookAlike(RULE, few, "asks 99 times in a minute");
                IpAddress zone = client(stage, family);
                ask(stage, segment, family, zone, Type.ANY, Answer.AUTHORITATIVE, 130, number);
                stage.truth().lookAlike(RULE, zone, "asks a server for its own zone");
                IpAddress small = client(stage, family);
                ask(stage, segment, family, small, Type.A, Answer.NO_RECURSION, 130, number);
                stage.truth().lookAlike(RULE, small, "asks for addresses again and again");
            }
        }
    }

    private static IpAddress client(Stage stage, Family family) {
        return stage.addresses().outside(family);
    }

    private static void attack(Stage stage, Segment segment, Family family, Type type, int number) {
        IpAddress victim = client(stage, family);
        long time = ask(stage, segment, family, victim, type, Answer.NO_RECURSION, ENOUGH, number);
        stage.truth().victim(RULE, victim, time, "is sent " + type + " answers it never asked for");
    }

    private static long ask(
            Stage stage,
            Segment segment,
            Family family,
            IpAddress client,
            Type type,
            Answer answer,
            int times,
            int number) {
        IpAddress server = stage.addresses().inside(segment, family);
        long start = stage.slot(number, 55 * Timeline.SECOND);
        for (int i = 0; i < times; i++) {
            // A stretch below 50 s lies in six panes, wherever it begins.
            long time = start + i * 49 * Timeline.SECOND / times;
            stage.sensor(segment)
                    .dns(new DnsExchange(time, client, server, "example.org", type, false, answer));
        }
        return start;
    }
}
