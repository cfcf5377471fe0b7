package io.cordon.detect.settings;

import io.cordon.detect.scope.KnownAsset;
import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.credential.ListedCredential;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides what the detectors find beside the telemetry.
 *
 * @param networks prefixes that are ours, as text; empty when none are named
 * @param rules parameters by rule id and name, as the rule file gives them
 * @param credentials default credentials in force, as fingerprints
 * @param allowances what is allowed
 * @param assets what is known of devices
 * @param ports the operator's rows of the amplifier port table, beside the built-in ones
 * @param firmware what is known of firmware
 */
public record DetectionSettings(
        ArrayList<String> networks,
        LinkedHashMap<String, LinkedHashMap<String, Object>> rules,
        ArrayList<ListedCredential> credentials,
        ArrayList<Allowance> allowances,
        ArrayList<KnownAsset> assets,
        ArrayList<Amplifier> ports,
        FirmwareFeeds firmware)
        implements Serializable {

    /**
     * One line of an allow file.
     *
     * @param prefix address or prefix, as text
     * @param rule rule id or {@code *}
     * @param expires event time in microseconds from which it no longer holds
     */
    public record Allowance(String prefix, String rule, long expires) implements Serializable {}

    /** Nothing but the rules as published. */
    public static DetectionSettings published() {
        return of(List.of(), Map.of(), List.of(), List.of(), List.of());
    }

    /** Settings from any collections; copies them into serialisable ones. */
    public static DetectionSettings of(
            List<String> networks,
            Map<String, Map<String, Object>> rules,
            List<ListedCredential> credentials,
            List<Allowance> allowances,
            List<KnownAsset> assets) {
        LinkedHashMap<String, LinkedHashMap<String, Object>> copy = new LinkedHashMap<>();
        rules.forEach((rule, parameters) -> copy.put(rule, new LinkedHashMap<>(parameters)));
        return new DetectionSettings(
                new ArrayList<>(networks),
                copy,
                new ArrayList<>(credentials),
                new ArrayList<>(allowances),
                new ArrayList<>(assets),
                new ArrayList<>(),
                FirmwareFeeds.NONE);
    }

    /** The same with these rows of the port table. */
    public DetectionSettings withPorts(List<Amplifier> rows) {
        return new DetectionSettings(
                networks, rules, credentials, allowances, assets, new ArrayList<>(rows), firmware);
    }

    /** The same with these feeds about firmware. */
    public DetectionSettings withFirmware(FirmwareFeeds feeds) {
        return new DetectionSettings(
                networks, rules, credentials, allowances, assets, ports, feeds);
    }
}
