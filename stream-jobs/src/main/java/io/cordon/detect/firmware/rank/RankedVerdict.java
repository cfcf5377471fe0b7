package io.cordon.detect.firmware.rank;

import io.cordon.detect.firmware.match.Verdict;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with what is known of its vulnerability beside.
 *
 * @param verdict the verdict
 * @param exploited its entry in the KEV catalogue; null when it has none
 * @param prediction what EPSS predicts; null when it says nothing
 */
public record RankedVerdict(
        Verdict verdict,
        @Nullable KnownExploited exploited,
        @Nullable ExploitPrediction prediction) {

    /** The most urgent first. What is not known ranks below the lowest value. */
    public static final Comparator<RankedVerdict> MOST_URGENT_FIRST =
            Comparator.comparing((RankedVerdict ranked) -> ranked.exploited() == null)
                    .thenComparing(RankedVerdict::percentile, Comparator.reverseOrder())
                    .thenComparing(RankedVerdict::score, Comparator.reverseOrder())
                    .thenComparing(ranked -> ranked.verdict().vulnerability().id());

    private double percentile() {
        return prediction == null ? -1 : prediction.percentile();
    }

    private double score() {
        Double score = verdict.vulnerability().score();
        return score == null ? -1 : score;
    }
}
