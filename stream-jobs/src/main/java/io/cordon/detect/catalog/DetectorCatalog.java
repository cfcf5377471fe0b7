package io.cordon.detect.catalog;

import io.cordon.detect.Detector;
import io.cordon.detect.Parameters;
import io.cordon.detect.amplification.backscatter.BackscatterDetector;
import io.cordon.detect.amplification.carpet.CarpetDetector;
import io.cordon.detect.amplification.dnslarge.DnsLargeDetector;
import io.cordon.detect.amplification.honeypot.AmpHoneypotDetector;
import io.cordon.detect.amplification.middlebox.MiddleboxDetector;
import io.cordon.detect.amplification.multivector.MultiVectorDetector;
import io.cordon.detect.amplification.ntpmonlist.NtpMonlistDetector;
import io.cordon.detect.amplification.openresolver.OpenResolverDetector;
import io.cordon.detect.amplification.openservice.OpenServiceDetector;
import io.cordon.detect.amplification.reflector.ReflectorDetector;
import io.cordon.detect.amplification.reflectorsmall.ReflectorSmallDetector;
import io.cordon.detect.amplification.victim.VictimDetector;
import io.cordon.detect.credentials.bruteforce.BruteForceDetector;
import io.cordon.detect.credentials.brutesip.BruteSipDetector;
import io.cordon.detect.credentials.bruteslow.BruteSlowDetector;
import io.cordon.detect.credentials.cleartext.CleartextDetector;
import io.cordon.detect.credentials.defaultattempt.DefaultAttemptDetector;
import io.cordon.detect.credentials.defaultsuccess.DefaultSuccessDetector;
import io.cordon.detect.credentials.empty.EmptyDetector;
import io.cordon.detect.credentials.failthensuccess.FailThenSuccessDetector;
import io.cordon.detect.credentials.guessoutbound.GuessOutboundDetector;
import io.cordon.detect.credentials.reuse.ReuseDetector;
import io.cordon.detect.credentials.spray.SprayDetector;
import io.cordon.detect.credentials.spraydistributed.SprayDistributedDetector;
import io.cordon.detect.credentials.telnetexposed.TelnetExposedDetector;
import io.cordon.detect.firmware.FirmwareDetectors;
import io.cordon.detect.firmware.judge.FirmwareJudge;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.flood.synflood.SynFloodDetector;
import io.cordon.detect.flood.volume.VolumeDetector;
import io.cordon.detect.scan.horizontal.HorizontalScanDetector;
import io.cordon.detect.scan.mirai.MiraiDetector;
import io.cordon.detect.scope.AllowList;
import io.cordon.detect.scope.AmplifierTable;
import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.AssetTable;
import io.cordon.detect.scope.CredentialIndex;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpPrefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Every detector, with the operator's settings applied. */
public final class DetectorCatalog {

    /** One line a detector. */
    private static final Map<String, BiFunction<Parameters, Scope, Detector>> DETECTORS =
            new LinkedHashMap<>();

    static {
        DETECTORS.put(BruteForceDetector.ID, BruteForceDetector::new);
        DETECTORS.put(BruteSlowDetector.ID, BruteSlowDetector::new);
        DETECTORS.put(BruteSipDetector.ID, BruteSipDetector::new);
        DETECTORS.put(SprayDetector.ID, SprayDetector::new);
        DETECTORS.put(SprayDistributedDetector.ID, SprayDistributedDetector::new);
        DETECTORS.put(FailThenSuccessDetector.ID, FailThenSuccessDetector::new);
        DETECTORS.put(DefaultAttemptDetector.ID, DefaultAttemptDetector::new);
        DETECTORS.put(DefaultSuccessDetector.ID, DefaultSuccessDetector::new);
        DETECTORS.put(ReuseDetector.ID, ReuseDetector::new);
        DETECTORS.put(CleartextDetector.ID, CleartextDetector::new);
        DETECTORS.put(EmptyDetector.ID, EmptyDetector::new);
        DETECTORS.put(GuessOutboundDetector.ID, GuessOutboundDetector::new);
        DETECTORS.put(TelnetExposedDetector.ID, TelnetExposedDetector::new);
        DETECTORS.put(OpenResolverDetector.ID, OpenResolverDetector::new);
        DETECTORS.put(OpenServiceDetector.ID, OpenServiceDetector::new);
        DETECTORS.put(NtpMonlistDetector.ID, NtpMonlistDetector::new);
        DETECTORS.put(MiddleboxDetector.ID, MiddleboxDetector::new);
        DETECTORS.put(VictimDetector.ID, VictimDetector::new);
        DETECTORS.put(CarpetDetector.ID, CarpetDetector::new);
        DETECTORS.put(MultiVectorDetector.ID, MultiVectorDetector::new);
        DETECTORS.put(ReflectorDetector.ID, ReflectorDetector::new);
        DETECTORS.put(ReflectorSmallDetector.ID, ReflectorSmallDetector::new);
        DETECTORS.put(DnsLargeDetector.ID, DnsLargeDetector::new);
        DETECTORS.put(AmpHoneypotDetector.ID, AmpHoneypotDetector::new);
        DETECTORS.put(BackscatterDetector.ID, BackscatterDetector::new);
        DETECTORS.put(VolumeDetector.ID, VolumeDetector::new);
        DETECTORS.put(SynFloodDetector.ID, SynFloodDetector::new);
        DETECTORS.put(HorizontalScanDetector.ID, HorizontalScanDetector::new);
        DETECTORS.put(MiraiDetector.ID, MiraiDetector::new);
        DETECTORS.put(FirmwareRule.CVE.id(), FirmwareDetectors::cve);
        DETECTORS.put(FirmwareRule.KEV.id(), FirmwareDetectors::kev);
        DETECTORS.put(FirmwareRule.EPSS.id(), FirmwareDetectors::epss);
        DETECTORS.put(FirmwareRule.EOL.id(), FirmwareDetectors::eol);
        DETECTORS.put(FirmwareRule.LAG.id(), FirmwareDetectors::lag);
        DETECTORS.put(FirmwareRule.DOWNGRADE.id(), FirmwareDetectors::downgrade);
        DETECTORS.put(FirmwareRule.UNKNOWN_CHANGE.id(), FirmwareDetectors::unknownChange);
    }

    private final Map<String, Detector> detectors = new LinkedHashMap<>();
    private final List<Detector> inOrder;
    private final Scope scope;
    private final AllowList allowList;

    /**
     * The detectors under these settings.
     *
     * @throws IllegalArgumentException when a setting is wrong; the message says what to do
     */
    public DetectorCatalog(DetectionSettings settings) {
        this(
                settings,
                new CredentialIndex(settings.credentials()),
                AmplifierTable.extended(settings.ports()));
    }

    /**
     * The same with lists that may change while the detectors run.
     *
     * @param defaults default credentials, in place of those in the settings
     * @param amplifiers the port table, in place of that in the settings
     */
    public DetectorCatalog(
            DetectionSettings settings, DefaultLists defaults, Amplifiers amplifiers) {
        expectKnown(settings.rules().keySet(), "rule file");
        scope =
                new Scope(
                        new Networks(settings.networks().stream().map(IpPrefix::parse).toList()),
                        defaults,
                        AssetTable.of(settings.assets()),
                        amplifiers,
                        settings.firmware().given());
        DETECTORS.forEach(
                (id, detector) -> {
                    Parameters parameters =
                            new Parameters(
                                    id, settings.rules().getOrDefault(id, new LinkedHashMap<>()));
                    detectors.put(id, detector.apply(parameters, scope));
                    parameters.rejectUnknown();
                });
        inOrder = List.copyOf(detectors.values());
        List<AllowList.Entry> entries = new ArrayList<>();
        for (DetectionSettings.Allowance allowance : settings.allowances()) {
            if (!allowance.rule().equals(AllowList.EVERY_RULE)) {
                expectKnown(Set.of(allowance.rule()), "allow file");
            }
            entries.add(
                    new AllowList.Entry(
                            IpPrefix.parse(allowance.prefix()),
                            allowance.rule(),
                            allowance.expires()));
        }
        allowList = new AllowList(entries);
    }

    private static void expectKnown(Set<String> rules, String where) {
        for (String rule : rules) {
            if (!DETECTORS.containsKey(rule)) {
                throw new IllegalArgumentException(
                        "Cannot use "
                                + where
                                + ": there is no rule '"
                                + rule
                                + "'; rules are "
                                + String.join(", ", DETECTORS.keySet()));
            }
        }
    }

    /** Ids of all rules, in the order of the documentation. */
    public static Set<String> ids() {
        return DETECTORS.keySet();
    }

    /** Every detector, active or not, in the order of {@link #ids}. */
    public List<Detector> all() {
        return inOrder;
    }

    /** What the detectors know beside the records. */
    public Scope scope() {
        return scope;
    }

    /** The detector of a rule. */
    public Detector detector(String ruleId) {
        Detector detector = detectors.get(ruleId);
        if (detector == null) {
            expectKnown(Set.of(ruleId), "rule id");
            throw new IllegalStateException("unreachable: the rule is known");
        }
        return detector;
    }

    /** The judge of the rules about firmware, with their thresholds. */
    public FirmwareJudge firmwareJudge(ProductNames names) {
        return new FirmwareJudge(
                names, FirmwareDetectors.thresholds(id -> detector(id).parameters().inForce()));
    }

    /** Why a detector does not run; empty when it does. */
    public static Optional<String> whyInactive(Detector detector) {
        return detector.parameters().enabled()
                ? detector.inactive()
                : Optional.of("switched off in the rule file");
    }

    /** The allow-list in force. */
    public AllowList allowList() {
        return allowList;
    }
}
