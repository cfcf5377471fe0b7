package io.cordon.local.judging;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.settings.AssetsFile;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.detect.settings.SettingsFiles;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.amplifier.AmplifierCsv;
import io.cordon.schema.credential.CredentialList;
import io.cordon.schema.credential.FingerprintKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads the files that rules are judged with, once, and checks them before anything starts. */
public final class Judging {

    private Judging() {}

    /**
     * The settings of the detectors.
     *
     * @param keys the keys that credentials are fingerprinted with
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when one is wrong; the message names the place
     */
    public static DetectionSettings detection(RuleSettings rules, FingerprintKeys keys)
            throws IOException {
        Networks networks = rules.networks();
        Path ruleFile = rules.rules();
        Path allowFile = rules.allow();
        Path assetFile = rules.assets();
        Path portFile = rules.ports();
        DetectionSettings settings =
                DetectionSettings.of(
                                networks == null
                                        ? List.of()
                                        : networks.prefixes().stream().map(IpPrefix::text).toList(),
                                ruleFile == null ? Map.of() : SettingsFiles.rules(ruleFile),
                                credentials(rules, keys).pairs(),
                                allowFile == null ? List.of() : SettingsFiles.allowances(allowFile),
                                assetFile == null ? List.of() : AssetsFile.read(assetFile))
                        .withPorts(portFile == null ? List.of() : AmplifierCsv.read(portFile));
        // A wrong threshold is told here and not by a job that fails somewhere else.
        new DetectorCatalog(settings);
        return settings;
    }

    /** The default credentials in force: the built-in lists, and the operator's. */
    public static CredentialList credentials(RuleSettings rules, FingerprintKeys keys)
            throws IOException {
        Path file = rules.credentials();
        CredentialList builtIn = CredentialList.builtIn(keys);
        return file == null ? builtIn : builtIn.and(CredentialList.read(file, keys));
    }
}
