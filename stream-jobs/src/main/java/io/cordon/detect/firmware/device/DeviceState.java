package io.cordon.detect.firmware.device;

import io.cordon.detect.firmware.device.ConfirmedFirmware.Judged;
import io.cordon.detect.firmware.device.DeviceDay.Written;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.firmware.product.ProductNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything kept of one device: what each sensor reported on the days that are open, and on the
 * latest one that has closed; and by sensor and product the version that was confirmed last.
 *
 * <p>Counts hold whatever the feeds say: verdicts are made of them when they are asked for, so a
 * changed feed is a question asked again. What is counted does not depend on the order of arrival;
 * changes are told in the order of event times, which {@link #advance} moves on. Not thread-safe.
 */
public final class DeviceState {

    /** One day: the period of every rule. */
    public static final long DAY = 86_400_000_000L;

    /** Time for which late observations still count after their day, microseconds. */
    public static final long LATENESS = 2 * 3_600_000_000L;

    /** A device is known for so long after its latest observation, microseconds. */
    public static final long KNOWN = ConfirmedFirmware.FORGOTTEN_MICROS;

    /** Observations that wait for their turn; of more, the earliest are told at once. */
    public static final int MOST_WAITING = 64;

    /** Products of one sensor whose confirmed version is kept; of more, those with first names. */
    static final int MOST_PRODUCTS = 8;

    private final TreeMap<Long, DeviceDay> days = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, ConfirmedFirmware>> confirmed = new TreeMap<>();
    private final List<DeviceSighting> waiting = new ArrayList<>(1);
    private long told = Long.MIN_VALUE;

    /** Nothing seen yet. */
    public DeviceState() {}

    /** Start of the day that holds a time. */
    public static long dayOf(long time) {
        return Math.floorDiv(time, DAY) * DAY;
    }

    /** When a day closes: what arrives once event time has passed this is late. */
    public static long deadlineOf(long day) {
        return day + DAY + LATENESS;
    }

    /**
     * Counts an observation whose day has not closed.
     *
     * @return false when it came too late to be told as a change: a later one has been told
     */
    public boolean add(DeviceSighting seen) {
        days.computeIfAbsent(dayOf(seen.time()), day -> new DeviceDay()).add(seen);
        if (seen.facts() == null || !tells(seen)) {
            return true;
        }
        if (seen.time() <= told) {
            return false;
        }
        int at = waiting.size();
        while (at > 0 && waiting.get(at - 1).compareTo(seen) > 0) {
            at--;
        }
        waiting.add(at, seen);
        return true;
    }

    private static boolean tells(DeviceSighting seen) {
        return seen.counts(FirmwareRule.DOWNGRADE) || seen.counts(FirmwareRule.UNKNOWN_CHANGE);
    }

    /** Tells changes up to a time: no earlier observation is waited for. */
    public void advance(long time, ProductNames names) {
        int due = 0;
        while (due < waiting.size()
                && (waiting.get(due).time() <= time || waiting.size() - due > MOST_WAITING)) {
            tell(waiting.get(due), names);
            due++;
        }
        waiting.subList(0, due).clear();
    }

    /** Time of the first observation that waits; {@link Long#MAX_VALUE} when none does. */
    public long waitsFor() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.get(0).time();
    }

    private void tell(DeviceSighting seen, ProductNames names) {
        FirmwareFacts facts = seen.facts();
        if (facts == null) {
            return;
        }
        told = Math.max(told, seen.time());
        TreeMap<String, ConfirmedFirmware> products =
                confirmed.computeIfAbsent(seen.sensor(), sensor -> new TreeMap<>());
        String product = names.key(facts.vendor(), facts.product()).toString();
        Judged judged =
                products.computeIfAbsent(product, key -> new ConfirmedFirmware()).accept(seen);
        if (products.size() > MOST_PRODUCTS) {
            products.pollLastEntry();
        }
        DeviceDay day = days.get(dayOf(seen.time()));
        if (judged == null || day == null) {
            return;
        }
        SensorDay sensor = day.sensor(seen.sensor());
        if (judged.downgrade() != null && seen.counts(FirmwareRule.DOWNGRADE)) {
            sensor.changes(FirmwareRule.DOWNGRADE)
                    .add(judged.what(), seen.vantage(), judged.downgrade());
        }
        if (judged.change() != null && seen.counts(FirmwareRule.UNKNOWN_CHANGE)) {
            sensor.changes(FirmwareRule.UNKNOWN_CHANGE)
                    .add(judged.what(), seen.vantage(), judged.change());
        }
    }

    /** Days that can be judged: the open ones, and the latest that has closed. */
    public NavigableSet<Long> judgeable() {
        NavigableSet<Long> found = new TreeSet<>();
        days.forEach(
                (start, day) -> {
                    if (day.hasFirmware()) {
                        found.add(start);
                    }
                });
        return found;
    }

    /** What the rules say of a day, by the feeds in force; one verdict at most for each rule. */
    public List<DeviceVerdict> verdicts(long start, Judgements judgements, ProductNames names) {
        DeviceDay day = days.get(start);
        return day == null
                ? List.of()
                : new DayVerdicts(start, day, next(start), exposed(start, day), judgements, names)
                        .all();
    }

    private boolean exposed(long start, DeviceDay day) {
        DeviceDay before = days.get(start - DAY);
        return day.outside() || day.outsideBefore() || (before != null && before.outside());
    }

    private @Nullable DeviceDay next(long start) {
        for (DeviceDay day : days.tailMap(start, false).values()) {
            if (day.hasFirmware()) {
                return day;
            }
        }
        return null;
    }

    /** What is to be done with a verdict. */
    public enum Revision {
        /** Nothing: it has been written. */
        NONE,
        /** It is to be written soon, with others. */
        SOON,
        /** It is to be written now. */
        NOW
    }

    /**
     * Whether a verdict is to be written: at once when it is the first, twice the last or says
     * something else. One that counts less than was written is not: a CVE was withdrawn, and what
     * was said stays until the next day.
     *
     * @param content a hash of what it says beside the counts
     */
    public Revision revision(DeviceVerdict verdict, int content) {
        DeviceDay day = days.get(verdict.periodStart());
        if (day == null) {
            return Revision.NONE;
        }
        Written last = day.written().get(verdict.rule().ordinal());
        if (last == null) {
            return Revision.NOW;
        }
        if (verdict.count() < last.count()) {
            return Revision.NONE;
        }
        if (verdict.count() >= 2 * last.count()
                || content != last.content()
                || (day.closed() && !last.closing())) {
            return Revision.NOW;
        }
        return verdict.count() > last.count() ? Revision.SOON : Revision.NONE;
    }

    /** Notes that a verdict has been written. */
    public void wrote(DeviceVerdict verdict, int content) {
        DeviceDay day = days.get(verdict.periodStart());
        if (day != null) {
            day.written()
                    .put(
                            verdict.rule().ordinal(),
                            new Written(verdict.count(), content, day.closed()));
        }
    }

    /** True when a day has closed. */
    public boolean closed(long start) {
        DeviceDay day = days.get(start);
        return day != null && day.closed();
    }

    /** Lets each firmware of a day know whether it was there on the day before. */
    private static void handOn(DeviceDay from, DeviceDay to) {
        to.sensors()
                .forEach(
                        (name, sensor) -> {
                            SensorDay before = from.sensors().get(name);
                            for (ReportedFirmware one : sensor.reported()) {
                                one.follows(before == null ? null : before.same(one));
                            }
                        });
    }

    /**
     * Closes the days whose time has passed, and forgets what is needed no longer. Ask for the
     * verdicts of the days that it names before they are closed further.
     *
     * @param time event time that has been reached, microseconds
     * @return the days that have closed by this
     */
    public NavigableSet<Long> close(long time) {
        NavigableSet<Long> closing = new TreeSet<>();
        for (Map.Entry<Long, DeviceDay> entry : days.entrySet()) {
            if (!entry.getValue().closed() && deadlineOf(entry.getKey()) <= time) {
                entry.getValue().close();
                closing.add(entry.getKey());
            }
        }
        return closing;
    }

    /** Drops what no verdict needs any more at a time. */
    public void drop(long time) {
        Long latest = null;
        for (Map.Entry<Long, DeviceDay> entry : days.entrySet()) {
            if (entry.getValue().closed() && entry.getValue().hasFirmware()) {
                latest = entry.getKey();
            }
        }
        for (long start : new TreeSet<>(days.keySet())) {
            DeviceDay day = days.get(start);
            if (day == null || !day.closed()) {
                continue;
            }
            boolean old = start + DAY + KNOWN <= time;
            boolean followed = latest != null && start < latest;
            boolean bare = !day.hasFirmware() && deadlineOf(start + DAY) <= time;
            if (old || followed || bare) {
                days.remove(start);
                DeviceDay after = days.get(start + DAY);
                if (after != null && day.outside()) {
                    after.wasOutsideBefore();
                }
            }
        }
        confirmed
                .values()
                .forEach(
                        products ->
                                products.values().removeIf(one -> one.lastSeen() < time - KNOWN));
        confirmed.values().removeIf(Map::isEmpty);
    }

    /** Lets each day know since when its firmwares run; before verdicts of closed days are made. */
    public void linkDays() {
        DeviceDay before = null;
        for (DeviceDay day : days.values()) {
            if (day.hasFirmware()) {
                if (before != null) {
                    handOn(before, day);
                }
                before = day;
            }
        }
    }

    /** The earliest event time at which there is something to do; {@link Long#MAX_VALUE}: none. */
    public long deadline() {
        long earliest = waitsFor();
        for (Map.Entry<Long, DeviceDay> entry : days.entrySet()) {
            DeviceDay day = entry.getValue();
            long one =
                    !day.closed()
                            ? deadlineOf(entry.getKey())
                            : day.hasFirmware()
                                    ? entry.getKey() + DAY + KNOWN
                                    : deadlineOf(entry.getKey() + DAY);
            earliest = Math.min(earliest, one);
        }
        for (TreeMap<String, ConfirmedFirmware> products : confirmed.values()) {
            for (ConfirmedFirmware one : products.values()) {
                earliest = Math.min(earliest, one.lastSeen() + KNOWN + 1);
            }
        }
        return earliest;
    }

    /** True when nothing is left to keep. */
    public boolean isEmpty() {
        return days.isEmpty() && confirmed.isEmpty() && waiting.isEmpty();
    }

    TreeMap<Long, DeviceDay> days() {
        return days;
    }

    TreeMap<String, TreeMap<String, ConfirmedFirmware>> confirmed() {
        return confirmed;
    }

    List<DeviceSighting> waiting() {
        return waiting;
    }

    long told() {
        return told;
    }

    void told(long time) {
        told = time;
    }
}
