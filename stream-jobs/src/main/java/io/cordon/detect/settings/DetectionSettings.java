package io.cordon.detect.settings;

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
 * @param credentials fingerprints of default credentials, 32 bytes each
 * @param allowances what is allowed
 */
public record DetectionSettings(
        ArrayList<String> networks,
        LinkedHashMap<String, LinkedHashMap<String, Object>> rules,
        ArrayList<byte[]> credentials,
        ArrayList<Allowance> allowances)
        implements Serializable {

    /**
     * One line of an allow file.
     *
     * @param prefix address or prefix, as text
     * @param rule rule id or {@code *}
     * @param expires event time in microseconds from which it no longer holds
     */
    public record Allowance(String prefix, String rule, long expires) implements Serializable {}

    /** Settings from any collections; copies them into serialisable ones. */
    public static DetectionSettings of(
            List<String> networks,
            Map<String, Map<String, Object>> rules,
            List<byte[]> credentials,
            List<Allowance> allowances) {
        LinkedHashMap<String, LinkedHashMap<String, Object>> copy = new LinkedHashMap<>();
        rules.forEach((rule, parameters) -> copy.put(rule, new LinkedHashMap<>(parameters)));
        return new DetectionSettings(
                new ArrayList<>(networks),
                copy,
                new ArrayList<>(credentials),
                new ArrayList<>(allowances));
    }
}
