package io.cordon.detect.firmware.match;

import io.cordon.detect.counting.Confidence;
import io.cordon.schema.vulnerability.Configuration.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * What several criteria say together: three-valued logic after Kleene, where a confidence is that
 * of the parts that decide.
 *
 * @param status what follows
 * @param confidence how sure
 * @param why the criteria that decide
 */
record Outcome(Status status, Confidence confidence, List<CriterionVerdict> why) {

    static Outcome of(CriterionVerdict verdict) {
        return new Outcome(verdict.status(), verdict.confidence(), List.of(verdict));
    }

    /** Joins at least one outcome. */
    static Outcome join(Operator operator, List<Outcome> parts) {
        return operator == Operator.OR ? any(parts) : all(parts);
    }

    private static Outcome any(List<Outcome> parts) {
        Outcome best = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            Outcome part = parts.get(i);
            if (part.status != best.status
                    ? rank(part.status) > rank(best.status)
                    : part.tellsMoreThan(best)) {
                best = part;
            }
        }
        return best;
    }

    private static int rank(Status status) {
        return switch (status) {
            case AFFECTED -> 2;
            case UNKNOWN -> 1;
            case NOT_AFFECTED -> 0;
        };
    }

    /** Of equal statuses: the surest that it is affected, the least sure that it is not. */
    private boolean tellsMoreThan(Outcome other) {
        if (aboutSomethingElse() != other.aboutSomethingElse()) {
            return other.aboutSomethingElse();
        }
        int order = confidence.compareTo(other.confidence);
        return status == Status.AFFECTED ? order > 0 : order < 0;
    }

    private boolean aboutSomethingElse() {
        return why.stream().allMatch(CriterionVerdict::aboutSomethingElse);
    }

    private static Outcome all(List<Outcome> parts) {
        Outcome refusal = null;
        for (Outcome part : parts) {
            if (part.status == Status.NOT_AFFECTED
                    && (refusal == null || part.confidence.compareTo(refusal.confidence) > 0)) {
                refusal = part;
            }
        }
        if (refusal != null) {
            return refusal;
        }
        Status status = Status.AFFECTED;
        Confidence confidence = Confidence.HIGH;
        List<CriterionVerdict> why = new ArrayList<>();
        for (Outcome part : parts) {
            if (part.status == Status.UNKNOWN) {
                status = Status.UNKNOWN;
            }
            if (part.confidence.compareTo(confidence) < 0) {
                confidence = part.confidence;
            }
            why.addAll(part.why);
        }
        return new Outcome(status, confidence, List.copyOf(why));
    }
}
