package io.cordon.detect.firmware.match;

import io.cordon.detect.firmware.match.Bound.Quality;
import io.cordon.detect.firmware.match.Bound.Subject;
import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.VersionRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which versions a criterion means: a range, listed ones, or any. Prepared once. */
sealed interface VersionCondition {

    /** What it says about a version. */
    Cause judge(Subject subject);

    /** A range wins over the version in the name, which then only names the product. */
    static VersionCondition of(CpeName cpe, VersionRange range) {
        if (!range.isNone()) {
            Bound start = Bound.start(range.start(), range.startIncluded());
            Bound end = Bound.end(range.end(), range.endIncluded());
            return start == null && end == null ? new Any() : new Range(start, end);
        }
        if (!cpe.namesVersion()) {
            return new Any();
        }
        return cpe.namesUpdate()
                // Vendors write 18.4R1 and 12.0.1_sr1; feeds keep the update apart.
                ? new Listed(
                        List.of(
                                Bound.listed(cpe.version() + cpe.update()),
                                Bound.listed(cpe.version() + "-" + cpe.update())))
                : new Listed(List.of(Bound.listed(cpe.version())));
    }

    /** A wildcard. */
    record Any() implements VersionCondition {
        @Override
        public Cause judge(Subject subject) {
            return Cause.ANY_VERSION;
        }
    }

    /** One version, perhaps in two spellings. */
    record Listed(List<Bound> spellings) implements VersionCondition {

        @Override
        public Cause judge(Subject subject) {
            Cause best = null;
            for (Bound listed : spellings) {
                Cause cause = judge(listed, subject);
                if (best == null || cause.ordinal() < best.ordinal()) {
                    best = cause;
                }
            }
            return best == null ? Cause.BOUND_NOT_COMPARABLE : best;
        }

        private static Cause judge(Bound listed, Subject subject) {
            if (listed.is(subject.version())) {
                return Cause.LISTED;
            }
            if (!subject.understood()) {
                return Cause.VERSION_NOT_UNDERSTOOD;
            }
            return switch (listed.quality(subject)) {
                case NONE -> Cause.BOUND_NOT_COMPARABLE;
                case BUILD_LEFT_OUT -> Cause.BUILD_NOT_IN_LIST;
                case BUILD_NOT_REPORTED -> Cause.BUILD_NOT_SAID;
                case CLEAR, DATE_AGAINST_NUMBER ->
                        listed.open() && listed.order(subject, Quality.CLEAR) == 0
                                ? Cause.LISTED_LINE
                                : Cause.OTHER_VERSION;
            };
        }
    }

    /** At least one bound. */
    final class Range implements VersionCondition {

        private final @Nullable Bound start;
        private final @Nullable Bound end;
        private final boolean contradiction;

        Range(@Nullable Bound start, @Nullable Bound end) {
            this.start = start;
            this.end = end;
            this.contradiction = start != null && end != null && start.above(end);
        }

        @Override
        public Cause judge(Subject subject) {
            if (!subject.understood()) {
                return Cause.VERSION_NOT_UNDERSTOOD;
            }
            Cause lower = start == null ? null : lower(start, subject);
            if (lower != null && lower.status() == Status.NOT_AFFECTED) {
                return lower;
            }
            if (end == null) {
                return lower == null ? Cause.NO_UPPER_BOUND : lower;
            }
            Cause upper = upper(end, subject);
            return upper.status() == Status.AFFECTED && lower != null
                    ? weaker(upper, lower)
                    : upper;
        }

        /** Null when the version is plainly at or above the bound and there is an upper one. */
        private @Nullable Cause lower(Bound bound, Subject subject) {
            Quality quality = contradiction ? Quality.NONE : bound.quality(subject);
            if (quality == Quality.NONE) {
                return end == null ? Cause.BOUND_NOT_COMPARABLE : Cause.LOWER_BOUND_LEFT_OUT;
            }
            int order = bound.order(subject, quality);
            if (order > 0 || (order == 0 && bound.included())) {
                return switch (quality) {
                    case DATE_AGAINST_NUMBER -> Cause.DATE_AGAINST_NUMBER;
                    case CLEAR, BUILD_LEFT_OUT, BUILD_NOT_REPORTED, NONE ->
                            end == null ? Cause.NO_UPPER_BOUND : null;
                };
            }
            return quality == Quality.CLEAR ? Cause.BELOW : Cause.OUTSIDE_BY_GUESS;
        }

        private static Cause upper(Bound bound, Subject subject) {
            Quality quality = bound.quality(subject);
            if (quality == Quality.NONE) {
                return Cause.BOUND_NOT_COMPARABLE;
            }
            int order = bound.order(subject, quality);
            boolean inside = order < 0 || (order == 0 && bound.included());
            return switch (quality) {
                case CLEAR -> inside ? Cause.IN_RANGE : Cause.ABOVE;
                case BUILD_LEFT_OUT ->
                        inside ? Cause.BUILD_NOT_IN_BOUND : Cause.ABOVE_BUT_FOR_BUILD;
                case BUILD_NOT_REPORTED ->
                        inside ? Cause.BUILD_NOT_REPORTED : Cause.OUTSIDE_BY_GUESS;
                case DATE_AGAINST_NUMBER ->
                        inside ? Cause.DATE_AGAINST_NUMBER : Cause.OUTSIDE_BY_GUESS;
                case NONE -> Cause.BOUND_NOT_COMPARABLE;
            };
        }

        private static Cause weaker(Cause one, Cause other) {
            return other.confidence().compareTo(one.confidence()) < 0 ? other : one;
        }
    }
}
