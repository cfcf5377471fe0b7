package io.cordon.incident;

import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.KnownAsset;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.FirmwareCve;
import io.cordon.schema.avro.FirmwareFinding;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.FindingId;
import io.cordon.schema.framing.TrustedRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Findings as the detectors write them, about 192.0.2.0/24 and 2001:db8:cafe::/48, which are ours.
 */
public final class TestFindings {

    public static final long HOUR = 3_600_000_000L;

    /** 2024-01-10T00:00:00Z. */
    public static final long DAY = 1_704_844_800_000_000L;

    public static final List<IpPrefix> OURS =
            List.of(IpPrefix.parse("192.0.2.0/24"), IpPrefix.parse("2001:db8:cafe::/48"));

    /** Where devices stand. */
    public static final Map<String, String> SETTINGS =
            Map.of(
                    "192.0.2.7", "hospital",
                    "192.0.2.8", "home",
                    "2001:db8:cafe::7", "industrial",
                    "meter-17", "enterprise");

    private static final int[] SEVERITIES = {0, 21, 47, 73, 99};
    private static final String[] CONFIDENCES = {"low", "medium", "high"};

    static {
        TrustedRecords.install();
    }

    private TestFindings() {}

    /** The networks and the assets of these findings. */
    public static DetectionSettings settings() {
        return DetectionSettings.of(
                OURS.stream().map(IpPrefix::text).toList(),
                Map.of(),
                List.of(),
                List.of(),
                SETTINGS.entrySet().stream()
                        .map(
                                one ->
                                        new KnownAsset(
                                                null,
                                                one.getKey().startsWith("meter")
                                                        ? null
                                                        : IpPrefix.parse(one.getKey()).text(),
                                                one.getKey().startsWith("meter")
                                                        ? one.getKey()
                                                        : null,
                                                new Asset(null, null, one.getValue())))
                        .toList());
    }

    /** A closed finding of one record, medium and sure; hours count from {@link #DAY}. */
    public static Finding finding(String rule, String type, String subject, long hour) {
        return finding(rule, type, subject, hour, 1);
    }

    /** The same of a period that many hours long. */
    public static Finding finding(String rule, String type, String subject, long hour, long hours) {
        long start = DAY + hour * HOUR;
        return Finding.newBuilder()
                .setId(FindingId.of("default", rule, type, subject, start))
                .setVersion(3)
                .setClosed(true)
                .setTenant("default")
                .setRuleId(rule)
                .setRuleVersion("1")
                .setSubjectType(type)
                .setSubject(subject)
                .setPeriodStart(start)
                .setPeriodEnd(start + hours * HOUR)
                .setFirstTime(start + 5)
                .setLastTime(start + 7)
                .setCount(1)
                .setWeight(1)
                .setDistinct(1)
                .setEstimated(false)
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setConfidence("high")
                .setSeverity(47)
                .setCrossingStart(start + 5)
                .setCrossingEnd(start + 7)
                .setEvidence(List.of())
                .build();
    }

    private record Kind(String rule, String type, List<String> subjects, int hours) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            "CRED-BRUTE-FAST",
                            "pair",
                            List.of(
                                    "198.51.100.1>192.0.2.7",
                                    "198.51.100.2>192.0.2.7",
                                    "192.0.2.8>192.0.2.7",
                                    "2001:db8:bad::1>2001:db8:cafe::7"),
                            1),
                    new Kind("CRED-BRUTE-FAST", "source", List.of("198.51.100.1"), 1),
                    new Kind(
                            "CRED-FAIL-THEN-SUCCESS",
                            "pair",
                            List.of("198.51.100.1>192.0.2.7", "192.0.2.9>192.0.2.8"),
                            1),
                    new Kind("CRED-TELNET-EXPOSED", "device", List.of("192.0.2.7", "meter-17"), 24),
                    new Kind("CRED-REUSE", "credential", List.of("a1b2:" + "0f".repeat(16)), 24),
                    new Kind(
                            "SCAN-MIRAI",
                            "source",
                            List.of("192.0.2.7", "2001:db8:cafe::7", "198.51.100.1"),
                            1),
                    new Kind("SCAN-HORIZONTAL", "source", List.of("192.0.2.8", "203.0.113.5"), 1),
                    new Kind("AMP-VICTIM", "victim", List.of("192.0.2.7"), 1),
                    new Kind("DOS-SYN-FLOOD", "victim", List.of("192.0.2.7"), 1),
                    new Kind("AMP-CARPET", "prefix", List.of("192.0.2.0/24"), 1),
                    new Kind("AMP-REFLECTOR", "pair", List.of("198.51.100.9>192.0.2.8"), 1),
                    new Kind("FW-CVE", "device", List.of("192.0.2.7", "meter-17"), 24));

    /** Closed findings of a seed: few subjects, many periods, pauses on both sides of the bound. */
    public static List<Finding> random(long seed, int count) {
        Random random = new Random(seed);
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            String subject = kind.subjects().get(random.nextInt(kind.subjects().size()));
            // Hours in clusters, so that pauses are often 0, 24 or 25.
            long hour = random.nextInt(6) * 25L + random.nextInt(3) + random.nextInt(2) * 24L;
            Finding finding =
                    finding(
                            kind.rule(),
                            kind.type(),
                            subject,
                            hour / kind.hours() * kind.hours(),
                            kind.hours());
            long records = 1 + random.nextInt(40);
            finding.setCount(records);
            finding.setVersion(2 * records + 1);
            finding.setFirstTime(finding.getPeriodStart() + random.nextInt(1000));
            finding.setLastTime(finding.getFirstTime() + random.nextInt(1000));
            finding.setDistinct(1 + random.nextInt(2000));
            finding.setSeverity(SEVERITIES[random.nextInt(SEVERITIES.length)]);
            finding.setConfidence(CONFIDENCES[random.nextInt(CONFIDENCES.length)]);
            if (random.nextBoolean()) {
                finding.setEvidence(
                        List.of(
                                new EvidenceItem("user.name", List.of("root")),
                                new EvidenceItem(
                                        "source.ip",
                                        List.of(
                                                random.nextBoolean() ? "192.0.2.200" : "192.0.2.1",
                                                random.nextBoolean()
                                                        ? "203.0.113.77"
                                                        : "2001:db8:cafe::2"))));
            }
            if (kind.rule().startsWith("FW-")) {
                finding.setFirmware(firmware(random));
            }
            findings.putIfAbsent(finding.getId(), finding);
        }
        return new ArrayList<>(findings.values());
    }

    /** Up to three CVEs, of which some are likely to be exploited, are, or are by ransomware. */
    private static FirmwareFinding firmware(Random random) {
        List<FirmwareCve> cves = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            cves.add(
                    FirmwareCve.newBuilder()
                            .setId("CVE-2099-000" + i)
                            .setConfidence("high")
                            .setReason("the version lies in the range")
                            .setCriterion("cpe:2.3:o:v:p:*:*:*:*:*:*:*:*")
                            .setRange("< 2.0")
                            .setEpssPercentile(random.nextBoolean() ? 0.9 : 0.8999)
                            .setKevDue(random.nextInt(4) == 0 ? "2026-01-22" : null)
                            .setRansomware(random.nextBoolean())
                            .build());
        }
        return FirmwareFinding.newBuilder()
                .setVendor("v")
                .setProduct("p")
                .setVersion("1.0")
                .setSince(DAY)
                .setExposed(random.nextInt(3) == 0)
                .setCves(cves)
                .build();
    }

    /**
     * The revisions of these findings in any order that keeps each finding's own: some that say
     * less, then the closing one.
     */
    public static List<Finding> revisions(List<Finding> closed, Random random) {
        List<LinkedList<Finding>> waiting = new ArrayList<>();
        for (Finding finding : closed) {
            LinkedList<Finding> revisions = new LinkedList<>();
            for (long count = 1 + random.nextInt(20);
                    count <= finding.getCount();
                    count += 1 + random.nextInt(20)) {
                revisions.add(
                        Finding.newBuilder(finding)
                                .setClosed(false)
                                .setCount(count)
                                .setVersion(2 * count)
                                .setSeverity(Math.min(finding.getSeverity(), 21))
                                .setConfidence("low")
                                .build());
            }
            revisions.add(finding);
            waiting.add(revisions);
        }
        List<Finding> arrivals = new ArrayList<>();
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            turns.addAll(Collections.nCopies(waiting.get(i).size(), i));
        }
        Collections.shuffle(turns, random);
        turns.forEach(turn -> arrivals.add(waiting.get(turn).removeFirst()));
        return arrivals;
    }
}
