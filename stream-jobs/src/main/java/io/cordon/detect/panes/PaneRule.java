package io.cordon.detect.panes;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.CountingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a rule's matches must add up to over panes: any of several clauses. A pane holds at most
 * {@link #mostVectors} vectors; a vector 40 bytes of sums and two sets of distinct values, each of
 * as many as its threshold needs, 16 bytes a value.
 *
 * @param timing when it is asked
 * @param clauses the conditions, any of which makes a finding
 * @param firstMarks how many values of the first set decide; {@link #ALL_MARKS} for all
 * @param secondMarks the same of the second set
 * @param mostVectors of more vectors in one pane those with the smallest numbers count
 * @param listsVectors true when a finding names its vectors
 * @param sampled how sure a finding from sampled records may be
 */
public record PaneRule(
        Timing timing,
        List<PaneClause> clauses,
        int firstMarks,
        int secondMarks,
        int mostVectors,
        boolean listsVectors,
        Confidence sampled) {

    /** When a rule is asked. */
    public enum Timing {
        /** Whenever a sum grows: more records can only add findings. */
        VOLUME,
        /** Once per pane, when event time has passed it: more records could take one away. */
        RATIO
    }

    /** Length of a pane in microseconds; panes are aligned to the epoch. */
    public static final long PANE = 10 * CountingRule.SECOND;

    /** Length of a period in microseconds. */
    public static final long PERIOD = CountingRule.HOUR;

    /** Of a record that lasts longer only its last stretch of this length is spread. */
    public static final long LONGEST_SPREAD = 300 * CountingRule.SECOND;

    /** Every value counts: exact to 8,192, then an estimate. Clauses of one pane only. */
    public static final int ALL_MARKS = 0;

    /** Most vectors of one pane, unless a rule says otherwise. */
    public static final int VECTORS = 256;

    private static final long MILLISECOND = 1000;

    /** Copies the clauses. */
    public PaneRule {
        clauses = List.copyOf(clauses);
        if (clauses.isEmpty()) {
            throw new IllegalArgumentException("a rule has at least one clause");
        }
    }

    /** Asked whenever a sum grows. */
    public static PaneRule volume(PaneClause... clauses) {
        return of(Timing.VOLUME, clauses);
    }

    /** Asked once per pane. */
    public static PaneRule ratio(PaneClause... clauses) {
        return of(Timing.RATIO, clauses);
    }

    private static PaneRule of(Timing timing, PaneClause... clauses) {
        return new PaneRule(timing, List.of(clauses), 1, 1, VECTORS, false, Confidence.HIGH);
    }

    /** The same, with so many distinct values kept of either set. */
    public PaneRule keeping(int first, int second) {
        return new PaneRule(timing, clauses, first, second, mostVectors, listsVectors, sampled);
    }

    /** The same, with so many vectors a pane. */
    public PaneRule vectors(int most) {
        return new PaneRule(timing, clauses, firstMarks, secondMarks, most, listsVectors, sampled);
    }

    /** The same, naming vectors in its findings. */
    public PaneRule listing() {
        return new PaneRule(timing, clauses, firstMarks, secondMarks, mostVectors, true, sampled);
    }

    /** The same, at most so sure when records are sampled. */
    public PaneRule whenSampled(Confidence most) {
        return new PaneRule(
                timing, clauses, firstMarks, secondMarks, mostVectors, listsVectors, most);
    }

    /** What one vector is, for people. */
    public String vectorWord() {
        return clauses.get(0).vectorWord();
    }

    /** How many panes back it looks, with the one that it is asked at. */
    public int panes() {
        int longest = 1;
        for (PaneClause clause : clauses) {
            longest = Math.max(longest, clause.panes());
        }
        return longest;
    }

    /** The same as a time in microseconds: W. */
    public long window() {
        return panes() * PANE;
    }

    /** Number of the pane that holds a time. */
    public static long paneOf(long time) {
        return Math.floorDiv(time, PANE);
    }

    /** Start of the period that holds a time. */
    public long periodOf(long time) {
        return Math.floorDiv(time, PERIOD) * PERIOD;
    }

    /** Start of the period that a pane starts in. */
    long periodOfPane(long pane) {
        return periodOf(pane * PANE);
    }

    /** When a period closes. */
    public long deadlineOf(long periodStart) {
        return periodStart + PERIOD + window() + LONGEST_SPREAD + CountingRule.LATENESS;
    }

    /** When a ratio rule judges a pane: the last millisecond of it. */
    static long judgedAt(long pane) {
        return (pane + 1) * PANE - MILLISECOND;
    }

    Spread spread(PaneObservation seen) {
        return timing == Timing.VOLUME
                ? Spread.over(seen.seen().start(), seen.time())
                : Spread.at(seen.time());
    }

    /**
     * What records are late by: the period of the first pane they touch, or their pane. Sums of
     * records that are late by different things are never mixed.
     */
    long unitOf(Spread spread) {
        return timing == Timing.VOLUME ? periodOfPane(spread.first()) : spread.first();
    }

    /** The event time from which sums of a unit come late, microseconds. */
    public long lateFrom(long unit) {
        return timing == Timing.VOLUME ? deadlineOf(unit) : judgedAt(unit);
    }

    /** The worst that any clause can give. */
    Outcome worst() {
        Outcome worst = null;
        for (PaneClause clause : clauses) {
            worst = worst == null ? clause.worst() : worst.or(clause.worst());
        }
        return Objects.requireNonNull(worst, "a rule has at least one clause");
    }

    /** The clauses that hold at a pane. */
    public List<PaneClause.Held> held(SensorPanes panes, long pane) {
        List<PaneClause.Held> held = new ArrayList<>(2);
        for (PaneClause clause : clauses) {
            Outcome outcome = clause.at(panes, pane);
            if (outcome != null) {
                held.add(new PaneClause.Held(clause, outcome));
            }
        }
        return held;
    }
}
