package io.cordon.schema.incident;

import io.cordon.schema.avro.Incident;
import io.cordon.schema.avro.IncidentAsset;
import io.cordon.schema.avro.IncidentFactors;
import io.cordon.schema.avro.IncidentFinding;
import io.cordon.schema.avro.IncidentRule;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.framing.TrustedRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Incidents with every field set. */
public final class SampleIncidents {

    static final long START = micros("2024-01-31T23:00:00Z");

    static {
        TrustedRecords.install();
    }

    private SampleIncidents() {}

    /** What the rules of the samples say of themselves. */
    public static Map<String, RuleLabels> labels() {
        return Map.of(
                "CRED-BRUTE-FAST",
                new RuleLabels(
                                "Fast password guessing",
                                List.of("authentication"),
                                List.of("T1110", "T1110.001"))
                        .etsi("5.1-5"),
                "CRED-FAIL-THEN-SUCCESS",
                new RuleLabels(
                                "Login after repeated failures",
                                List.of("authentication"),
                                List.of("T1110", "T1078"))
                        .ics("T0859")
                        .etsi("5.1-5", "5.1-4"));
    }

    static Incident.Builder incident(String subjectType, String subject) {
        return Incident.newBuilder()
                .setId("57cd9b805170973fb0739cf2d78c1a7e")
                .setVersion(93)
                .setTenant("default")
                .setSubjectType(subjectType)
                .setSubject(subject)
                .setStart(START)
                .setEnd(START + TimeUnit.HOURS.toMicros(2))
                .setStatus("closed")
                .setClosed(true)
                .setFirstTime(START + 1)
                .setLastTime(START + 3_600_000_007L)
                .setFindings(2)
                .setRules(
                        List.of(
                                rule("CRED-BRUTE-FAST", START + 1, 47),
                                rule("CRED-FAIL-THEN-SUCCESS", START + 3_600_000_007L, 73)))
                .setFindingIds(List.of("a", "b"))
                .setNamed(
                        List.of(
                                named("a", "CRED-BRUTE-FAST", subject),
                                named("b", "CRED-FAIL-THEN-SUCCESS", subject)))
                .setSeverity(99)
                .setScore(100.0)
                .setFactors(
                        IncidentFactors.newBuilder()
                                .setFindingId("b")
                                .setRuleId("CRED-FAIL-THEN-SUCCESS")
                                .setSubjectType("pair")
                                .setAdvice("The owner changes the password.")
                                .setBase(0.75)
                                .setExposure(1.2)
                                .setExposureText("internet")
                                .setExploitation(1.6)
                                .setExploitationText("success")
                                .setSetting(1.5)
                                .setSpread(1.0)
                                .setDevices(1)
                                .setConfidence(1.0)
                                .setConfidenceText("high")
                                .build())
                .setAsset(
                        IncidentAsset.newBuilder()
                                .setName("pump 7")
                                .setVendor("Example")
                                .setProduct("Pump 1")
                                .setOperator("Example Clinic")
                                .setSector("health")
                                .setSetting("hospital")
                                .setContact("noc@example.net")
                                .build());
    }

    private static IncidentRule rule(String id, long time, int severity) {
        return IncidentRule.newBuilder()
                .setRuleId(id)
                .setFindings(1)
                .setRecords(12)
                .setFirstTime(time)
                .setLastTime(time + 5)
                .setSeverity(severity)
                .build();
    }

    private static IncidentFinding named(String id, String rule, String subject) {
        return IncidentFinding.newBuilder()
                .setId(id)
                .setRuleId(rule)
                .setSubjectType("pair")
                .setSubject("198.51.100.7>" + subject)
                .setPeriodStart(START)
                .setFirstTime(START + 1)
                .setLastTime(START + 5)
                .setCount(12)
                .setSeverity(47)
                .setPeers(List.of("198.51.100.7"))
                .build();
    }

    /** An incident of each shape; together they use every field of the index. */
    public static List<Incident> everyShape() {
        return List.of(
                incident("device", "192.0.2.7").build(),
                incident("device", "pump-7").build(),
                incident("source", "198.51.100.9").build(),
                incident("victim", "2001:db8::9").build(),
                incident("prefix", "192.0.2.0/24").setAsset(null).build(),
                merged());
    }

    static Incident merged() {
        return Incident.newBuilder()
                .setId("m")
                .setVersion(95)
                .setTenant("default")
                .setSubjectType("device")
                .setSubject("192.0.2.7")
                .setStart(START)
                .setEnd(START)
                .setStatus("merged")
                .setClosed(true)
                .setMergedInto("57cd9b805170973fb0739cf2d78c1a7e")
                .setFirstTime(START)
                .setLastTime(START)
                .build();
    }

    private static long micros(String time) {
        return TimeUnit.SECONDS.toMicros(Instant.parse(time).getEpochSecond());
    }
}
