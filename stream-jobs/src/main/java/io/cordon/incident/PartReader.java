package io.cordon.incident;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.scope.Networks;
import io.cordon.incident.SeverityFormula.Exploitation;
import io.cordon.incident.SeverityFormula.Exposure;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.FirmwareCve;
import io.cordon.schema.avro.FirmwareFinding;
import io.cordon.schema.finding.Advice;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.incident.RuleTraits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads off a finding what an incident takes from it. */
public final class PartReader {

    /** Longest advice that is kept; a rule's own sentence with eight ports is half of it. */
    private static final int LONGEST_ADVICE = 2_000;

    /** EPSS percentile from which exploitation is likely: that of FW-EPSS. */
    private static final double LIKELY = 0.9;

    private final Networks networks;
    private final Map<String, RuleLabels> labels;

    /** A reader that knows which addresses are ours. */
    public PartReader(DetectorCatalog catalog) {
        networks = catalog.scope().networks();
        labels = catalog.all().stream().collect(Collectors.toMap(Detector::id, Detector::labels));
    }

    /** The subject whose incident the finding belongs to. */
    public IncidentSubject subject(Finding finding) {
        return IncidentSubject.of(finding, networks);
    }

    /** What the finding adds to the incident of its subject. */
    public Part part(Finding finding) {
        Set<IpAddress> addresses = addresses(finding);
        return new Part(
                finding.getId(),
                finding.getVersion(),
                finding.getClosed(),
                finding.getRuleId(),
                finding.getSubjectType(),
                finding.getSubject(),
                finding.getPeriodStart(),
                finding.getPeriodEnd(),
                finding.getFirstTime(),
                finding.getLastTime(),
                finding.getCount(),
                factors(finding, addresses),
                advice(finding),
                addresses.stream().limit(Part.MOST_PEERS).map(IpAddress::text).toList());
    }

    private OwnFactors factors(Finding finding, Set<IpAddress> addresses) {
        RuleTraits traits = RuleTraits.of(finding.getRuleId());
        boolean success =
                switch (traits.exploitation()) {
                    case ALWAYS -> true;
                    case OURS -> subject(finding).isDevice();
                    case NEVER -> false;
                };
        return new OwnFactors(
                finding.getSeverity(),
                isExposed(finding) || addresses.stream().anyMatch(networks::outside)
                        ? Exposure.INTERNET
                        : Exposure.INTERNAL,
                success ? Exploitation.SUCCESS : ofFirmware(finding),
                traits.countsDevices() ? Math.max(1, finding.getDistinct()) : 1,
                finding.getConfidence());
    }

    private static boolean isExposed(Finding finding) {
        FirmwareFinding firmware = finding.getFirmware();
        return firmware != null && firmware.getExposed();
    }

    /** The worst that is known of any of the CVEs that a rule about firmware names. */
    private static Exploitation ofFirmware(Finding finding) {
        Exploitation worst = Exploitation.NONE;
        FirmwareFinding firmware = finding.getFirmware();
        for (FirmwareCve cve : firmware == null ? List.<FirmwareCve>of() : firmware.getCves()) {
            Exploitation known = known(cve);
            worst = known.compareTo(worst) > 0 ? known : worst;
        }
        return worst;
    }

    private static Exploitation known(FirmwareCve cve) {
        if (cve.getKevDue() != null) {
            return cve.getRansomware() ? Exploitation.RANSOMWARE : Exploitation.KEV;
        }
        Double percentile = cve.getEpssPercentile();
        return percentile != null && percentile >= LIKELY ? Exploitation.EPSS : Exploitation.NONE;
    }

    private String advice(Finding finding) {
        RuleLabels rule = labels.get(finding.getRuleId());
        String advice = rule == null ? "" : Advice.of(finding, rule.advice());
        return advice.substring(0, Math.min(LONGEST_ADVICE, advice.length()));
    }

    /** Of the subject first, then of the evidence; a prefix counts as its first address. */
    private static Set<IpAddress> addresses(Finding finding) {
        Set<IpAddress> addresses = new LinkedHashSet<>();
        for (String part : finding.getSubject().split("[>/]", 2)) {
            add(addresses, part);
        }
        for (EvidenceItem item : finding.getEvidence()) {
            if (item.getField().endsWith(".ip")) {
                item.getValues().forEach(value -> add(addresses, value));
            }
        }
        return addresses;
    }

    private static void add(Set<IpAddress> addresses, String text) {
        try {
            addresses.add(IpAddress.parse(text));
        } catch (IllegalArgumentException e) {
            // A device id, the length of a prefix or a fingerprint: no address.
        }
    }
}
