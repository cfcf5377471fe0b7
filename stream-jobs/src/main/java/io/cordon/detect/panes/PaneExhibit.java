package io.cordon.detect.panes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One period of one subject, laid open: which sums made its finding, or how close they came. Judges
 * as the engine does, with all records there.
 */
public final class PaneExhibit {

    private final PaneRule rule;
    private final long periodStart;
    private final TreeMap<String, SensorPanes> sensors = new TreeMap<>();
    private boolean judged;

    /**
     * Sums of one vector in one pane.
     *
     * @param start of the pane, microseconds since the epoch
     * @param sensor who saw it
     * @param vector port, or what else the rule keeps apart; 0 for fragments
     * @param bytes the rule's way, scaled by sampling
     * @param packets of them
     * @param records that touch the pane
     */
    public record PaneLine(
            long start, String sensor, int vector, long bytes, long packets, long records) {}

    /**
     * How far a clause came.
     *
     * @param terms what its terms reached: "19 of 20 reflectors on port 389"
     * @param window length of the panes it looked at, microseconds
     * @param end of the last of them, microseconds since the epoch
     * @param sensor where
     */
    public record Shown(String terms, long window, long end, String sensor) {}

    /** A period with nothing seen yet. */
    public PaneExhibit(PaneRule rule, long periodStart) {
        this.rule = rule;
        this.periodStart = periodStart;
    }

    /** Takes a record. */
    public void add(PaneObservation event) {
        sensors.computeIfAbsent(event.seen().sensor(), name -> new SensorPanes()).add(rule, event);
    }

    /** What is to be said of the period; empty when there is no finding. */
    public Optional<PaneVerdict> verdict() {
        if (!judged) {
            judged = true;
            sensors.values()
                    .forEach(
                            sensor -> {
                                for (long pane : panes(sensor)) {
                                    sensor.judge(rule, pane);
                                }
                            });
        }
        PaneVerdict.Gathering gathering = new PaneVerdict.Gathering(rule, periodStart);
        sensors.forEach(gathering::add);
        return gathering.verdict();
    }

    /** The panes of the period at which the rule is asked. */
    private List<Long> panes(SensorPanes sensor) {
        long first = PaneRule.paneOf(periodStart);
        long past = PaneRule.paneOf(periodStart + PaneRule.PERIOD);
        List<Long> panes = new ArrayList<>();
        for (long pane = first; pane < past; pane++) {
            Pane there = sensor.panes().get(pane);
            if (rule.timing() == PaneRule.Timing.VOLUME || (there != null && there.counted())) {
                panes.add(pane);
            }
        }
        return panes;
    }

    /** Each clause that held at the crossing, with what it reached. */
    public List<Shown> held(PaneVerdict verdict) {
        long pane = PaneRule.paneOf(verdict.crossingEnd());
        List<Shown> held = new ArrayList<>();
        sensors.forEach(
                (name, sensor) ->
                        rule.held(sensor, pane)
                                .forEach(
                                        one ->
                                                held.add(
                                                        shown(
                                                                one.clause().nearest(sensor, pane),
                                                                pane,
                                                                name))));
        return held;
    }

    /** The clause that came closest; empty when nothing was seen in the period. */
    public Optional<Shown> nearest() {
        PaneClause.Nearest best = null;
        long where = 0;
        String who = "";
        for (var sensor : sensors.entrySet()) {
            for (long pane : panes(sensor.getValue())) {
                PaneClause.Nearest one = nearest(sensor.getValue(), pane);
                if (one != null && (best == null || one.share() > best.share())) {
                    best = one;
                    where = pane;
                    who = sensor.getKey();
                }
            }
        }
        return best == null ? Optional.empty() : Optional.of(shown(best, where, who));
    }

    private PaneClause.@Nullable Nearest nearest(SensorPanes sensor, long pane) {
        PaneClause.Nearest best = null;
        for (PaneClause clause : rule.clauses()) {
            PaneClause.Nearest one = clause.nearest(sensor, pane);
            best = best == null || one.share() > best.share() ? one : best;
        }
        return best;
    }

    private static Shown shown(PaneClause.Nearest nearest, long pane, String sensor) {
        String terms =
                nearest.terms().stream()
                        .map(PaneTerm.Reach::text)
                        .collect(Collectors.joining(", "));
        return new Shown(
                nearest.vector() < 0
                        ? terms
                        : terms + " on " + nearest.clause().vectorWord() + " " + nearest.vector(),
                nearest.clause().panes() * PaneRule.PANE,
                (pane + 1) * PaneRule.PANE,
                sensor);
    }

    /** Sums of the panes that start in a stretch of the period or of what precedes it, in order. */
    public List<PaneLine> lines(long from, long until) {
        List<PaneLine> lines = new ArrayList<>();
        sensors.forEach(
                (name, sensor) ->
                        sensor.panes()
                                .forEach(
                                        (number, pane) -> {
                                            long start = number * PaneRule.PANE;
                                            if (start >= from && start <= until) {
                                                add(lines, name, start, pane);
                                            }
                                        }));
        return lines;
    }

    private static void add(List<PaneLine> lines, String sensor, long start, Pane pane) {
        pane.vectors()
                .forEach(
                        (vector, sums) ->
                                lines.add(
                                        new PaneLine(
                                                start,
                                                sensor,
                                                vector,
                                                sums.out().bytes(),
                                                sums.out().packets(),
                                                sums.records())));
    }
}
