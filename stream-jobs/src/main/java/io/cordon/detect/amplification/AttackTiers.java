package io.cordon.detect.amplification;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.panes.Outcome;
import io.cordon.detect.panes.PaneTerm;
import io.cordon.detect.panes.PaneWindow;
import io.cordon.detect.panes.Tier;
import io.cordon.detect.panes.TotalClause;
import io.cordon.detect.panes.VectorClause;
import io.cordon.schema.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The tiers of an attack by reflection, as clauses over one victim's or one prefix's sums. */
public final class AttackTiers {

    /** Large answers from many reflectors say little of the volume, and a monitor gets them too. */
    public static final Outcome FAN_IN =
            new Outcome(Tier.FAN_IN, Severity.MEDIUM, Confidence.MEDIUM);

    /** A line is filled. */
    public static final Outcome VOLUME = new Outcome(Tier.VOLUME, Severity.HIGH, Confidence.HIGH);

    /** A network is filled. */
    public static final Outcome HEAVY = new Outcome(Tier.HEAVY, Severity.CRITICAL, Confidence.HIGH);

    /** Panes over which volume is measured. */
    public static final int MINUTE = 6;

    /** Bytes of one Mbit/s in a minute. */
    private static final long MEGABIT = 1_000_000L * 60 / 8;

    private static final int DNS = 53;
    private static final IntPredicate ANY = port -> true;
    private static final String ONE_PORT = "one port";

    private AttackTiers() {}

    /** So many reflectors with large answers in one pane, of any port but that of DNS. */
    public static VectorClause fanIn(int reflectors) {
        return new VectorClause(
                1,
                port -> port != DNS,
                "one port other than 53",
                List.of(
                        PaneTerm.atLeast(
                                reflectors, "reflectors with large answers", PaneWindow::second)),
                FAN_IN);
    }

    /** So many reflectors of DNS answers in one pane, and half as many sources of fragments. */
    public static VectorClause fanInOfDns(int reflectors) {
        return new VectorClause(
                1,
                port -> port == DNS,
                "port 53",
                List.of(
                        PaneTerm.atLeast(reflectors, "reflectors", PaneWindow::first),
                        PaneTerm.atLeast(
                                (reflectors + 1) / 2,
                                "sources of fragments",
                                (window, port) -> window.first(PaneWindow.FRAGMENTS))),
                FAN_IN);
    }

    /** So much of one port in a minute, from so many reflectors; and further terms. */
    public static VectorClause ofOnePort(
            int megabits, int reflectors, Outcome outcome, PaneTerm... further) {
        List<PaneTerm> terms = new ArrayList<>();
        terms.add(
                PaneTerm.atLeast(
                        megabits * MEGABIT,
                        "bytes (" + megabits + " Mbit/s)",
                        PaneWindow::bytesWithFragments));
        terms.add(PaneTerm.atLeast(reflectors, "reflectors", PaneWindow::first));
        terms.addAll(List.of(further));
        return new VectorClause(MINUTE, ANY, ONE_PORT, terms, outcome);
    }

    /** So much of all ports and fragments in a minute, with an answer among it. */
    public static TotalClause ofAllPorts(int megabits, PaneTerm... further) {
        List<PaneTerm> terms = new ArrayList<>();
        terms.add(
                PaneTerm.atLeast(
                        megabits * MEGABIT,
                        "bytes of all ports (" + megabits + " Mbit/s)",
                        (window, port) -> window.out().bytes()));
        terms.add(
                PaneTerm.atLeast(
                        1, "ports with answers", (window, port) -> window.vectors().size()));
        terms.addAll(List.of(further));
        return new TotalClause(MINUTE, terms, VOLUME);
    }
}
