package io.cordon.detect.reference;

import static io.cordon.detect.reference.Clause.one;
import static io.cordon.detect.reference.Clause.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules with the numbers of their pages; a rule holds where one of its clauses does. */
enum ReferenceRule {
    BRUTE_FAST(
            "CRED-BRUTE-FAST",
            3_600,
            "low",
            within(120, failures -> failures.weight() >= 10).sureWhen("plain")),
    BRUTE_SLOW(
            "CRED-BRUTE-SLOW",
            3_600,
            "low",
            within(1_800, failures -> failures.weight() >= 30).sureWhen("plain"),
            within(900, failures -> failures.weight() >= 20).of("ftp").sureWhen("plain")),
    BRUTE_SIP(
            "CRED-BRUTE-SIP",
            3_600,
            "high",
            within(300, (failures, last) -> failures.weightOf(last.value()) >= 10).of("user"),
            within(300, failures -> failures.weight() >= 25 && failures.distinct() >= 5)),
    SPRAY(
            "CRED-SPRAY",
            3_600,
            "low",
            within(300, failures -> failures.distinct() > 10 && failures.weight() >= 30)
                    .sureWhen("plain")),
    SPRAY_DIST("CRED-SPRAY-DIST", 3_600, "high", within(600, tries -> tries.distinct() >= 10)),
    FAIL_THEN_SUCCESS(
            "CRED-FAIL-THEN-SUCCESS",
            3_600,
            "low",
            within(600, failures -> failures.weight() >= 5)
                    .of("failure")
                    .at("success")
                    .sureWhen("plain")),
    DEFAULT_ATTEMPT(
            "CRED-DEFAULT-ATTEMPT", 3_600, "high", within(60, pairs -> pairs.distinct() >= 3)),
    DEFAULT_SUCCESS("CRED-DEFAULT-SUCCESS", 86_400, "medium", one().sureWhen("own vendor")),
    REUSE("CRED-REUSE", 86_400, "high", within(86_400, devices -> devices.distinct() >= 3)),
    CLEARTEXT("CRED-CLEARTEXT", 86_400, "low", one().sureWhen("not refused")),
    EMPTY("CRED-EMPTY", 86_400, "high", one()),
    TELNET_EXPOSED("CRED-TELNET-EXPOSED", 86_400, "high", one()),
    GUESS_OUTBOUND(
            "CRED-GUESS-OUTBOUND",
            3_600,
            "low",
            within(120, failures -> failures.weight() >= 10).of("failure").sureWhen("plain"),
            within(60, pairs -> pairs.distinct() >= 3).of("default")),
    OPEN_SERVICE("AMP-OPEN-SERVICE", 86_400, "low", one().sureWhen("both ways")),
    NTP_MONLIST("AMP-NTP-MONLIST", 86_400, "low", one().sureWhen("private")),
    MIDDLEBOX("AMP-MIDDLEBOX", 86_400, "medium", one().sureWhen("body")),
    OPEN_RESOLVER("AMP-OPEN-RESOLVER", 86_400, "high", one()),
    AMP_HONEYPOT(
            "AMP-HONEYPOT",
            3_600,
            "low",
            within(3_600, packets -> packets.weight() >= 100),
            within(900, packets -> packets.weight() >= 5).neverSure()),
    SCAN_HORIZONTAL("SCAN-HORIZONTAL", 3_600, "high", within(540, to -> to.distinct() >= 100)),
    SCAN_MIRAI(
            "SCAN-MIRAI",
            3_600,
            "medium",
            within(
                            60,
                            probes ->
                                    probes.distinct() >= 20
                                            && probes.distinct("23") >= 10
                                            && probes.distinct("2323") >= 1)
                    .of("probe")
                    .sureWhen("dictionary"),
            within(600, pairs -> pairs.distinct() >= 10).of("dictionary"));

    /** A match that alone makes a finding of medium confidence, of a rule that knows low too. */
    static final String FAIR = "fair";

    final String id;
    private final long period;
    private final String unsure;
    private final List<Clause> clauses;

    ReferenceRule(String id, long periodSeconds, String unsure, Clause... clauses) {
        this.id = id;
        this.period = periodSeconds * 1_000_000;
        this.unsure = unsure;
        this.clauses = List.of(clauses);
    }

    /** Start of the period that holds a time; times before 1970 round down too. */
    long periodOf(long time) {
        return Math.floorDiv(time, period) * period;
    }

    /** The periods that one sensor's matches cross, in the order of their times. */
    Set<Long> crossed(List<Match> sorted) {
        Set<Long> periods = new TreeSet<>();
        clauses.forEach(clause -> periods.addAll(clause.periods(this, sorted)));
        return periods;
    }

    /** Those of them that do without inference. */
    Set<Long> crossedForSure(List<Match> sorted) {
        Set<Long> periods = new TreeSet<>();
        clauses.forEach(clause -> periods.addAll(clause.surePeriods(this, sorted)));
        return periods;
    }

    /** Those that do with what is at least fairly sure. */
    Set<Long> crossedFairly(List<Match> sorted) {
        return crossed(sorted.stream().filter(m -> m.tags().contains(FAIR)).toList());
    }

    String confidence(boolean sure, boolean fair) {
        return sure ? "high" : fair ? "medium" : unsure;
    }
}
