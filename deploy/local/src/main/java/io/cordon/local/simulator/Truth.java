package io.cordon.local.simulator;

import io.cordon.local.simulator.Decoy.Pair;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.credential.FingerprintKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what was planted. The same finding planted twice is one finding. */
final class Truth {

    private final FingerprintKey key;
    private final Map<String, PlantedFinding> planted = new LinkedHashMap<>();
    private final List<LookAlike> lookAlikes = new ArrayList<>();

    Truth(FingerprintKey key) {
        this.key = key;
    }

    void source(Rule rule, IpAddress source, long time, String story) {
        plant(rule, "source", source.text(), time, time, story);
    }

    void pair(Rule rule, IpAddress client, IpAddress server, long time, String story) {
        pair(rule, client, server, time, time, story);
    }

    /**
     * A finding about a pair.
     *
     * @param began when its attack began
     * @param time any time of the finding's period
     */
    void pair(Rule rule, IpAddress client, IpAddress server, long began, long time, String story) {
        plant(rule, "pair", pairText(client, server), began, time, story);
    }

    void device(Rule rule, IpAddress device, long time, String story) {
        plant(rule, "device", device.text(), time, time, story);
    }

    void victim(Rule rule, IpAddress victim, long began, String story) {
        plant(rule, "victim", victim.text(), began, began, story);
    }

    void prefix(Rule rule, String prefix, long began, String story) {
        plant(rule, "prefix", prefix, began, began, story);
    }

    void credential(Rule rule, Pair credential, long time, String story) {
        plant(rule, "credential", text(credential), time, time, story);
    }

    void lookAlike(Rule rule, IpAddress subject, String story) {
        lookAlikes.add(new LookAlike(rule, subject.text(), story));
    }

    void lookAlike(Rule rule, String prefix, String story) {
        lookAlikes.add(new LookAlike(rule, prefix, story));
    }

    void lookAlike(Rule rule, IpAddress client, IpAddress server, String story) {
        lookAlikes.add(new LookAlike(rule, pairText(client, server), story));
    }

    void lookAlike(Rule rule, Pair credential, String story) {
        lookAlikes.add(new LookAlike(rule, text(credential), story));
    }

    List<PlantedFinding> planted() {
        return List.copyOf(planted.values());
    }

    List<LookAlike> lookAlikes() {
        return List.copyOf(lookAlikes);
    }

    private void plant(
            Rule rule, String type, String subject, long began, long time, String story) {
        PlantedFinding finding =
                new PlantedFinding(rule, type, subject, rule.periodStart(time), began, story);
        planted.putIfAbsent(finding.id(""), finding);
    }

    private static String pairText(IpAddress client, IpAddress server) {
        return client.text() + ">" + server.text();
    }

    /** A credential is named by its key and the first half of its fingerprint under it. */
    private String text(Pair credential) {
        byte[] fingerprint = key.fingerprint(credential.user(), credential.password());
        return key.id() + ":" + HexFormat.of().formatHex(fingerprint, 0, 16);
    }
}
