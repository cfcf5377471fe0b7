package io.cordon.detect.counting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Distinct values over time, as runs: times of one value that lie no more than W apart are one run,
 * since a window that meets the run then also holds one of its events. The number of runs that a
 * window meets grows only where a run begins, so only there can a period cross first. A run never
 * spans two periods.
 */
final class DistinctTimeline extends Timeline {

    private static final Comparator<Run> BY_LAST = Comparator.comparingLong(Run::last).reversed();

    private record Run(Mark mark, long first, long last) {}

    private final Term term;

    /** In order of {@link Run#first}. */
    private final ArrayList<Run> runs = new ArrayList<>();

    DistinctTimeline(ClauseGroup group, Term term) {
        super(group);
        this.term = term;
    }

    @Override
    void add(Observation event) {
        Mark mark = event.mark();
        long time = event.time();
        if (mark == null || !term.sees(event.channels()) || decided(time) || !extend(mark, time)) {
            return;
        }
        for (int i = firstFrom(time); i < runs.size(); i++) {
            long begin = runs.get(i).first();
            if (begin - time > window) {
                break;
            }
            if (open(begin) && holdsAt(begin)) {
                cross(begin);
            }
        }
        prune(periodOf(time));
        prune(periodOf(time) + period);
    }

    /** Joins the time with the runs it touches; false when a run covers it already. */
    private boolean extend(Mark mark, long time) {
        long first = time;
        long last = time;
        long start = periodOf(time);
        for (int i = runs.size() - 1; i >= 0; i--) {
            Run run = runs.get(i);
            if (run.mark().equals(mark)
                    && periodOf(run.first()) == start
                    && run.first() - time <= window
                    && time - run.last() <= window) {
                if (run.first() <= time && time <= run.last()) {
                    return false;
                }
                first = Math.min(first, run.first());
                last = Math.max(last, run.last());
                runs.remove(i);
            }
        }
        runs.add(firstFrom(first), new Run(mark, first, last));
        return true;
    }

    private boolean holdsAt(long time) {
        if (runs.size() < term.threshold()) {
            return false;
        }
        Set<Mark> marks = new HashSet<>();
        for (Run run : runs) {
            if (run.first() > time) {
                break;
            }
            if (time - run.last() <= window
                    && marks.add(run.mark())
                    && marks.size() >= term.threshold()) {
                return true;
            }
        }
        return false;
    }

    private void prune(long periodStart) {
        var crossing = crossing(periodStart);
        if (crossing.isPresent()) {
            retain(periodStart, crossing.getAsLong());
        }
    }

    @Override
    void keepTail(long periodStart) {
        retain(periodStart, Long.MIN_VALUE);
    }

    /**
     * Drops the period's runs that begin at {@code head} or later except the tail: the N values
     * seen last in its last W. (N, not N - 1: the next period's event may repeat one of them.)
     */
    private void retain(long periodStart, long head) {
        long end = periodStart + period;
        List<Run> latest = new ArrayList<>();
        for (Run run : runs) {
            if (run.first() >= periodStart
                    && run.first() < end
                    && run.last() >= tailOf(periodStart)) {
                latest.add(run);
            }
        }
        latest.sort(BY_LAST);
        Set<Run> tail =
                new HashSet<>(latest.subList(0, (int) Math.min(latest.size(), term.threshold())));
        runs.removeIf(
                run ->
                        run.first() >= periodStart
                                && run.first() < end
                                && run.first() >= head
                                && !tail.contains(run));
    }

    @Override
    void forget(long before) {
        runs.removeIf(run -> run.last() < before);
    }

    private int firstFrom(long time) {
        int index = runs.size();
        while (index > 0 && runs.get(index - 1).first() >= time) {
            index--;
        }
        return index;
    }

    @Override
    boolean isEmpty() {
        return runs.isEmpty();
    }

    @Override
    int bytes() {
        return 32 * runs.size();
    }

    @Override
    void writeTimes(DataOutput out) throws IOException {
        out.writeInt(runs.size());
        for (Run run : runs) {
            out.writeLong(run.mark().high());
            out.writeLong(run.mark().low());
            out.writeLong(run.first());
            out.writeLong(run.last());
        }
    }

    @Override
    void readTimes(DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            runs.add(new Run(new Mark(in.readLong(), in.readLong()), in.readLong(), in.readLong()));
        }
    }
}
