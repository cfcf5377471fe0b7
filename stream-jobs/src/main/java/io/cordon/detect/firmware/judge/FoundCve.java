package io.cordon.detect.firmware.judge;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.match.CriterionVerdict;
import io.cordon.detect.firmware.match.Verdict;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.VersionRange;
import io.cordon.schema.vulnerability.Vulnerability;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A vulnerability that a firmware has, and why that is said: plain values, so that it can be
 * written and sent.
 *
 * @param id the CVE
 * @param confidence how sure it is that the firmware has it
 * @param score CVSS base score; null when there is none
 * @param scoreVersion version of CVSS; null without score
 * @param exploited its entry in the KEV catalogue; null when it has none
 * @param prediction what EPSS predicts; null when it says nothing
 * @param published day on which it was published; null when the feed does not say
 * @param reason why it is said, in plain words
 * @param criterion the CPE name that matched
 * @param range the versions that are vulnerable
 */
public record FoundCve(
        String id,
        Confidence confidence,
        @Nullable Double score,
        @Nullable String scoreVersion,
        @Nullable KnownExploited exploited,
        @Nullable ExploitPrediction prediction,
        @Nullable LocalDate published,
        String reason,
        String criterion,
        VersionRange range) {

    /**
     * Most urgent first: in the KEV catalogue, then EPSS percentile, then CVSS base score, then the
     * surer verdict, then the id. What is not known ranks below the lowest value.
     */
    public static final Comparator<FoundCve> MOST_URGENT_FIRST =
            Comparator.comparing((FoundCve cve) -> cve.exploited() == null)
                    .thenComparing(FoundCve::percentile, Comparator.reverseOrder())
                    .thenComparing(FoundCve::scoreOrNone, Comparator.reverseOrder())
                    .thenComparing(FoundCve::id)
                    .thenComparing(FoundCve::confidence, Comparator.reverseOrder());

    private static final double CRITICAL = 9.0;
    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;

    /**
     * Of a verdict that says affected.
     *
     * @param believed no verdict is surer than what is known of the device
     */
    static FoundCve of(
            Verdict verdict,
            Confidence believed,
            @Nullable KnownExploited exploited,
            @Nullable ExploitPrediction prediction) {
        Vulnerability vulnerability = verdict.vulnerability();
        CriterionVerdict why = verdict.reason();
        return new FoundCve(
                vulnerability.id(),
                verdict.confidence().and(believed),
                vulnerability.score(),
                vulnerability.scoreVersion(),
                exploited,
                prediction,
                vulnerability.published(),
                why.cause().words(),
                why.criterion().cpe().text(),
                why.criterion().range());
    }

    private double percentile() {
        return prediction == null ? -1 : prediction.percentile();
    }

    private double scoreOrNone() {
        return score == null ? -1 : score;
    }

    /** False for what rests on a wildcard or a guess: an alarm at night needs more. */
    public boolean mayBeCritical() {
        return confidence != Confidence.LOW;
    }

    /** By its base score; at most high when the verdict is a guess. */
    public Severity severity() {
        if (score == null) {
            return Severity.MEDIUM;
        }
        if (score >= CRITICAL) {
            return mayBeCritical() ? Severity.CRITICAL : Severity.HIGH;
        }
        return score >= HIGH ? Severity.HIGH : score >= MEDIUM ? Severity.MEDIUM : Severity.LOW;
    }

    /** True when the base score itself is critical. */
    public boolean scoredCritical() {
        return score != null && score >= CRITICAL;
    }

    /** The version with the fix, where the range ends just before it; else null. */
    public @Nullable String fixedVersion() {
        return range.endIncluded() ? null : range.end();
    }

    /**
     * Days for which a fix has been known: since a CVE with an upper bound was published. Negative
     * when none is known, or nobody says since when.
     */
    public long daysWithFix(LocalDate day) {
        return range.end() == null || published == null
                ? -1
                : ChronoUnit.DAYS.between(published, day);
    }

    /** Days by which a day is past the KEV due date; 0 when it is not, or there is none. */
    public long daysOverdue(LocalDate day) {
        return exploited == null ? 0 : exploited.daysOverdue(day);
    }
}
