package io.cordon.local.explain;

import io.cordon.detect.counting.Clause;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a clause's terms have reached in a window that events enter and leave. */
final class SlidingSums {

    private final Clause clause;
    private final long[] weights;
    private final List<Map<Mark, Long>> marks = new ArrayList<>();

    SlidingSums(Clause clause) {
        this.clause = clause;
        this.weights = new long[clause.terms().size()];
        clause.terms().forEach(term -> marks.add(new HashMap<>()));
    }

    /** An event enters (1) or leaves (-1). */
    void add(Observation event, int sign) {
        for (int i = 0; i < weights.length; i++) {
            if ((clause.terms().get(i).channels() & event.channels()) != 0) {
                weights[i] += sign * event.weight();
                if (event.mark() != null) {
                    // Weights are at least 1, so a mark is gone when its weight is.
                    marks.get(i)
                            .merge(
                                    event.mark(),
                                    sign * event.weight(),
                                    (a, b) -> a + b == 0 ? null : a + b);
                }
            }
        }
    }

    /** By term, asked at an event with this mark. */
    List<Long> reached(@Nullable Mark asked) {
        List<Long> reached = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            Term term = clause.terms().get(i);
            reached.add(
                    switch (term.measure()) {
                        case WEIGHT -> weights[i];
                        case DISTINCT -> (long) marks.get(i).size();
                        case WEIGHT_OF_ONE ->
                                asked == null ? 0L : marks.get(i).getOrDefault(asked, 0L);
                    });
        }
        return reached;
    }
}
