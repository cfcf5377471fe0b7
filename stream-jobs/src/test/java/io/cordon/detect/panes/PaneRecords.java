package io.cordon.detect.panes;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.panes.PaneObservation.Seen;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Rules and records for tests of the engine. */
final class PaneRecords {

    static final long SECOND = 1_000_000;
    static final long PANE = 10 * SECOND;

    /** A full hour: 2024-01-10T02:00:00Z. */
    static final long EDGE = 1_704_852_000L * SECOND;

    static final Outcome HIGH = new Outcome(Tier.VOLUME, Severity.HIGH, Confidence.HIGH);
    static final Outcome CRITICAL = new Outcome(Tier.HEAVY, Severity.CRITICAL, Confidence.HIGH);

    private PaneRecords() {}

    /** At least so many bytes of one port within six panes; twice that is worse. */
    static PaneRule bytes(long least) {
        return PaneRule.volume(port(6, least, 1, HIGH), port(6, 2 * least, 1, CRITICAL))
                .keeping(4, 4)
                .listing();
    }

    static VectorClause port(int panes, long bytes, long peers, Outcome outcome) {
        return new VectorClause(
                panes,
                port -> true,
                "one port",
                List.of(
                        PaneTerm.atLeast(bytes, "bytes", (w, port) -> w.out(port).bytes()),
                        PaneTerm.atLeast(peers, "peers", PaneWindow::first)),
                outcome);
    }

    static PaneObservation record(long start, long end, long bytes) {
        return record("one", start, end, bytes, 1, 1);
    }

    static PaneObservation record(
            String sensor, long start, long end, long bytes, int peer, long rate) {
        Mark mark = new Mark(0, peer);
        return new PaneObservation(
                new Seen(
                        start,
                        end,
                        sensor,
                        Vantage.NETWORK,
                        rate,
                        IpAddress.ofV4(0xc0000200 + peer),
                        null,
                        123),
                123,
                true,
                new Traffic(bytes, 1, bytes),
                null,
                mark,
                null,
                mark);
    }

    /** Each record a sum of its own, in the order given; then event time goes to the end. */
    static Optional<PaneVerdict> verdict(
            PaneRule rule, List<PaneObservation> records, long periodStart) {
        PaneState state = new PaneState();
        TreeSet<Long> timers = new TreeSet<>();
        for (PaneObservation record : records) {
            add(state, rule, List.of(record), timers);
        }
        return reached(state, rule, timers, periodStart);
    }

    static void add(
            PaneState state, PaneRule rule, List<PaneObservation> batch, TreeSet<Long> timers) {
        PaneParts parts = new PaneParts();
        batch.forEach(record -> parts.add(rule, record));
        parts.take().forEach(part -> state.add(rule, part, timers::add));
    }

    static Optional<PaneVerdict> reached(
            PaneState state, PaneRule rule, TreeSet<Long> timers, long periodStart) {
        timers.headSet(rule.deadlineOf(periodStart)).forEach(time -> state.reach(rule, time));
        return state.verdict(rule, periodStart);
    }
}
