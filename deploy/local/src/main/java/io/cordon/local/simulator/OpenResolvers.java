package io.cordon.local.simulator;

import io.cordon.local.simulator.DnsExchange.Answer;
import io.cordon.schema.address.IpAddress;

/** Routers of ours that resolve names for anybody, and DNS as it should be. */
final class OpenResolvers implements Story {

    private static final Rule RULE = Rule.AMP_OPEN_RESOLVER;

    @Override
    public void play(Stage stage) {
        for (Family family : Family.values()) {
            for (Segment segment : Segment.values()) {
                open(stage, segment, family, segment.ordinal());
                open(stage, segment, family, segment.ordinal() + 1);
                harmless(stage, segment, family, Answer.AUTHORITATIVE, "serves its own zone");
                harmless(
                        stage,
                        segment,
                        family,
                        Answer.AUTHORITATIVE_AND_RECURSIVE,
                        "serves its own zone and offers recursion");
                harmless(stage, segment, family, Answer.NO_RECURSION, "answers without recursion");
                harmless(stage, segment, family, Answer.REFUSED, "refuses strangers");
                harmless(stage, segment, family, Answer.EMPTY, "has nothing to answer");
                overTcp(stage, segment, family);
                forOurOwn(stage, segment, family);
                ofSomebodyElse(stage, segment, family);
            }
        }
    }

    private static void open(Stage stage, Segment segment, Family family, int number) {
        IpAddress client = stage.addresses().outside(family);
        IpAddress router = stage.addresses().reachable(segment, family);
        long time = ask(stage, segment, client, router, false, Answer.RECURSIVE, number);
        stage.truth().device(RULE, router, time, "resolves names for a stranger");
    }

    private static void harmless(
            Stage stage, Segment segment, Family family, Answer answer, String story) {
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(segment, family);
        ask(stage, segment, client, server, false, answer, segment.ordinal());
        stage.truth().lookAlike(RULE, server, story);
    }

    private static void overTcp(Stage stage, Segment segment, Family family) {
        IpAddress client = stage.addresses().outside(family);
        IpAddress server = stage.addresses().reachable(segment, family);
        ask(stage, segment, client, server, true, Answer.RECURSIVE, segment.ordinal());
        stage.truth().lookAlike(RULE, server, "answers over TCP, which nobody can spoof");
    }

    private static void forOurOwn(Stage stage, Segment segment, Family family) {
        IpAddress client = stage.addresses().inside(segment, family);
        IpAddress server = stage.addresses().inside(segment, family);
        ask(stage, segment, client, server, false, Answer.RECURSIVE, segment.ordinal());
        stage.truth().lookAlike(RULE, server, "resolves names for our own devices");
    }

    private static void ofSomebodyElse(Stage stage, Segment segment, Family family) {
        IpAddress client = stage.addresses().inside(segment, family);
        IpAddress server = stage.addresses().outside(family);
        ask(stage, segment, client, server, false, Answer.RECURSIVE, segment.ordinal() + 1);
        stage.truth().lookAlike(RULE, server, "is a public resolver that our devices use");
    }

    private static long ask(
            Stage stage,
            Segment segment,
            IpAddress client,
            IpAddress server,
            boolean overTcp,
            Answer answer,
            int number) {
        long time = stage.slot(number, Timeline.SECOND);
        stage.sensor(segment)
                .dns(new DnsExchange(time, client, server, "example.org", overTcp, answer));
        return time;
    }
}
