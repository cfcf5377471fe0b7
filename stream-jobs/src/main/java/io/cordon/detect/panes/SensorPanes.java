package io.cordon.detect.panes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One subject as one sensor saw it: conditions are met at one sensor or not at all. The same thing
 * is a sum of records before the shuffle and the state after it.
 */
public final class SensorPanes {

    private final TreeMap<Long, Pane> panes = new TreeMap<>();
    private final TreeMap<Long, PaneSummary> periods = new TreeMap<>();
    private final TreeMap<Long, Crossing> crossings = new TreeMap<>();

    /** What dropped panes leave to periods that are still open. */
    private final TreeMap<Long, Peak> peaks = new TreeMap<>();

    /** Nothing seen yet. */
    public SensorPanes() {}

    /** Takes a record. */
    public void add(PaneRule rule, PaneObservation event) {
        Spread spread = rule.spread(event);
        long rate = event.seen().samplingRate();
        Traffic out = event.out().times(rate);
        Traffic in = event.in() == null ? Traffic.NONE : event.in().times(rate);
        int touched = spread.panes();
        for (long number = spread.first(); number <= spread.last(); number++) {
            boolean last = number == spread.last();
            panes.computeIfAbsent(number, start -> new Pane())
                    .add(rule, event, out.share(touched, last), in.share(touched, last));
        }
        if (event.counted()) {
            periods.computeIfAbsent(rule.periodOf(event.time()), start -> new PaneSummary())
                    .add(rule, event, spread.cut());
        }
    }

    /** Takes sums, which must not be used afterwards. */
    void addAll(PaneRule rule, SensorPanes other) {
        other.panes.forEach(
                (number, pane) -> {
                    Pane mine = panes.putIfAbsent(number, pane);
                    if (mine != null) {
                        mine.addAll(rule, pane);
                    }
                });
        other.periods.forEach(
                (start, summary) -> {
                    PaneSummary mine = periods.putIfAbsent(start, summary);
                    if (mine != null) {
                        mine.addAll(rule, summary);
                    }
                });
    }

    /** Asks the rule at one pane. */
    void judge(PaneRule rule, long number) {
        long period = rule.periodOfPane(number);
        for (PaneClause.Held held : rule.held(this, number)) {
            crossings.merge(
                    period,
                    new Crossing(number, held.clause().panes(), held.outcome()),
                    Crossing::and);
        }
    }

    /** True when asking at this pane again cannot change anything. */
    boolean decided(PaneRule rule, long number, Outcome worst) {
        Crossing crossing = crossings.get(rule.periodOfPane(number));
        return crossing != null && crossing.pane() < number && crossing.outcome().covers(worst);
    }

    /** Start of the last pane, microseconds; there must be one. */
    public long time() {
        return panes.lastKey() * PaneRule.PANE;
    }

    NavigableMap<Long, Pane> panes() {
        return panes;
    }

    @Nullable PaneSummary summary(long periodStart) {
        return periods.get(periodStart);
    }

    /** The crossing of a period in which a record of the finding lies; null when there is none. */
    @Nullable Crossing crossing(long periodStart) {
        return periods.containsKey(periodStart) ? crossings.get(periodStart) : null;
    }

    Peak peak(long periodStart) {
        Peak peak = peaks.getOrDefault(periodStart, Peak.NONE);
        long first = PaneRule.paneOf(periodStart);
        long past = PaneRule.paneOf(periodStart + PaneRule.PERIOD);
        for (Pane pane : panes.subMap(first, past).values()) {
            peak = peak.and(pane);
        }
        return peak;
    }

    /** Drops the panes before one; what they say of open periods is kept. */
    void dropPanes(PaneRule rule, long before) {
        Iterator<Map.Entry<Long, Pane>> old = panes.headMap(before).entrySet().iterator();
        while (old.hasNext()) {
            Map.Entry<Long, Pane> pane = old.next();
            long period = rule.periodOfPane(pane.getKey());
            if (periods.containsKey(period)) {
                peaks.put(period, peaks.getOrDefault(period, Peak.NONE).and(pane.getValue()));
            }
            old.remove();
        }
    }

    void close(long periodStart) {
        periods.remove(periodStart);
        crossings.remove(periodStart);
        peaks.remove(periodStart);
    }

    boolean isEmpty() {
        return panes.isEmpty() && periods.isEmpty();
    }

    /** Bytes that it takes when written, roughly. */
    int bytes() {
        int bytes = 64;
        for (Pane pane : panes.values()) {
            bytes += pane.bytes();
        }
        for (PaneSummary period : periods.values()) {
            bytes += period.bytes();
        }
        return bytes;
    }

    /** Writes everything. */
    public void write(DataOutput out) throws IOException {
        Varint.write(panes.size(), out);
        for (Map.Entry<Long, Pane> pane : panes.entrySet()) {
            out.writeLong(pane.getKey());
            pane.getValue().write(out);
        }
        Varint.write(periods.size(), out);
        for (Map.Entry<Long, PaneSummary> period : periods.entrySet()) {
            out.writeLong(period.getKey());
            period.getValue().write(out);
        }
        Varint.write(crossings.size(), out);
        for (Map.Entry<Long, Crossing> crossing : crossings.entrySet()) {
            out.writeLong(crossing.getKey());
            crossing.getValue().write(out);
        }
        Varint.write(peaks.size(), out);
        for (Map.Entry<Long, Peak> peak : peaks.entrySet()) {
            out.writeLong(peak.getKey());
            peak.getValue().write(out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static SensorPanes read(DataInput in) throws IOException {
        SensorPanes all = new SensorPanes();
        for (int i = Varint.readCount(in); i > 0; i--) {
            all.panes.put(in.readLong(), Pane.read(in));
        }
        for (int i = Varint.readCount(in); i > 0; i--) {
            all.periods.put(in.readLong(), PaneSummary.read(in));
        }
        for (int i = Varint.readCount(in); i > 0; i--) {
            all.crossings.put(in.readLong(), Crossing.read(in));
        }
        for (int i = Varint.readCount(in); i > 0; i--) {
            all.peaks.put(in.readLong(), Peak.read(in));
        }
        return all;
    }
}
