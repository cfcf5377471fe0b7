package io.cordon.schema.finding;

import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.FirmwareCve;
import io.cordon.schema.avro.FirmwareFinding;
import io.cordon.schema.avro.Measures;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.avro.VectorMeasure;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Findings to write documents of, one per shape of subject. */
public final class SampleFindings {

    private static final long PERIOD = micros("2024-01-10T02:00:00Z");

    private SampleFindings() {}

    /** The labels of a brute-force rule. */
    public static RuleLabels labels() {
        return new RuleLabels(
                        "Fast password guessing",
                        List.of("authentication"),
                        List.of("T1110", "T1110.001"))
                .ics("T0859")
                .etsi("5.1-1")
                .advising("The owner sets a password.");
    }

    /** A finding with every field set, to be changed by a test. */
    public static Finding.Builder finding(String ruleId, String subjectType, String subject) {
        return Finding.newBuilder()
                .setId(FindingId.of("default", ruleId, subjectType, subject, PERIOD))
                .setVersion(25)
                .setClosed(true)
                .setTenant("default")
                .setRuleId(ruleId)
                .setRuleVersion("1")
                .setSubjectType(subjectType)
                .setSubject(subject)
                .setPeriodStart(PERIOD)
                .setPeriodEnd(micros("2024-01-10T03:00:00Z"))
                .setFirstTime(micros("2024-01-10T02:03:04.000005Z"))
                .setLastTime(micros("2024-01-10T02:05:06.700Z"))
                .setCount(12)
                .setWeight(15)
                .setDistinct(3)
                .setEstimated(false)
                .setSensor("decoy-1")
                .setVantage(Vantage.HONEYPOT)
                .setConfidence("high")
                .setCrossingStart(micros("2024-01-10T02:03:04.000005Z"))
                .setCrossingEnd(micros("2024-01-10T02:04:00Z"))
                .setSeverity(73)
                .setCredentials(7)
                .setEvidence(
                        List.of(
                                new EvidenceItem("related.user", List.of("root", "admin")),
                                new EvidenceItem("destination.ip", List.of("2001:db8::7")),
                                new EvidenceItem("event.outcome", List.of("success", "failure")),
                                new EvidenceItem("device.manufacturer", List.of("Example")),
                                new EvidenceItem("device.model.name", List.of("Camera 1")),
                                new EvidenceItem("cordon.setting", List.of("hospital")),
                                new EvidenceItem("cordon.operator", List.of("Example Net")),
                                new EvidenceItem("cordon.contact", List.of("noc@example.net"))));
    }

    /** One finding of each shape; together they use every field of the index. */
    public static List<Finding> everyShape() {
        return List.of(
                finding("CRED-BRUTE-FAST", "source", "198.51.100.7").build(),
                finding("CRED-BRUTE-FAST", "pair", "2001:db8::1>203.0.113.9").build(),
                finding("CRED-TELNET-EXPOSED", "device", "192.0.2.1").build(),
                finding("CRED-TELNET-EXPOSED", "device", "meter-17").build(),
                finding("AMP-REFLECTOR", "pair", "203.0.113.9>192.0.2.1")
                        .setMeasures(measures())
                        .build(),
                finding("FW-KEV", "device", "camera-1").setFirmware(firmware()).build());
    }

    /** Measures with every field set. */
    static Measures measures() {
        return Measures.newBuilder()
                .setTier("volume")
                .setBytes(48_200_000)
                .setPackets(100_000)
                .setRelativeError(0.1)
                .setLargestSamplingRate(1000)
                .setPeakBitsPerSecond(12_000_000)
                .setPeakPacketsPerSecond(3_000)
                .setMeanBitsPerSecond(6_000_000)
                .setMeanPacketsPerSecond(1_500)
                .setDurationSeconds(122)
                .setRequestBytes(230_000L)
                .setRequestPackets(1_000L)
                .setBaf(556.9)
                .setPaf(100.0)
                .setVectors(
                        List.of(
                                new VectorMeasure(0, null, 20_000L, 20_200_000L, null, null),
                                new VectorMeasure(123, "ntp", 80_000L, 28_000_000L, 556.9, 4670.0)))
                .build();
    }

    /** A firmware with every field set. */
    static FirmwareFinding firmware() {
        return new FirmwareFinding(
                "Example",
                "Camera 1",
                "1.5 Build 7",
                "1.5-7",
                "Camera 1 outdoor",
                "rev B",
                micros("2024-01-01T00:00:00Z"),
                true,
                List.of(
                        new FirmwareCve(
                                "CVE-2099-0001",
                                "high",
                                9.8,
                                "3.1",
                                0.5,
                                0.975,
                                "2024-01-01",
                                9L,
                                true,
                                "2023-06-01",
                                "the version lies in the range",
                                "cpe:2.3:o:example:camera_1_firmware:*:*:*:*:*:*:*:*",
                                ">= 1.0 and < 2.0",
                                "2.0")),
                "2023-12-31",
                "1.x",
                "notice",
                10L,
                "1.6",
                "sha256:00",
                "sha256:11",
                "2.0",
                micros("2024-01-11T00:00:00Z"),
                864_000L);
    }

    static long micros(String time) {
        Instant instant = Instant.parse(time);
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1000;
    }
}
