package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what was planted. The same finding planted twice is one finding. */
final class Truth {

    private final Map<String, PlantedFinding> planted = new LinkedHashMap<>();
    private final List<LookAlike> lookAlikes = new ArrayList<>();

    void source(Rule rule, IpAddress source, long time, String story) {
        plant(rule, "source", source.text(), time, story);
    }

    void pair(Rule rule, IpAddress client, IpAddress server, long time, String story) {
        plant(rule, "pair", pairText(client, server), time, story);
    }

    void device(Rule rule, IpAddress device, long time, String story) {
        plant(rule, "device", device.text(), time, story);
    }

    void lookAlike(Rule rule, IpAddress subject, String story) {
        lookAlikes.add(new LookAlike(rule, subject.text(), story));
    }

    void lookAlike(Rule rule, IpAddress client, IpAddress server, String story) {
        lookAlikes.add(new LookAlike(rule, pairText(client, server), story));
    }

    List<PlantedFinding> planted() {
        return List.copyOf(planted.values());
    }

    List<LookAlike> lookAlikes() {
        return List.copyOf(lookAlikes);
    }

    private void plant(Rule rule, String type, String subject, long time, String story) {
        PlantedFinding finding =
                new PlantedFinding(rule, type, subject, rule.periodStart(time), story);
        planted.putIfAbsent(finding.id(""), finding);
    }

    private static String pairText(IpAddress client, IpAddress server) {
        return client.text() + ">" + server.text();
    }
}
