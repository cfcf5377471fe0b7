package io.cordon.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A chain of findings: what its closed findings add up to, the latest revision of those that are
 * not closed, and what readers have been told. Not thread-safe.
 *
 * <p>A finding closes once, so closed ones need no memory of their own. Revisions of more than
 * {@value #MOST_OPEN} findings at once only stretch the chain; they count when they close.
 */
public final class Chain {

    /** Findings whose revisions before the closing one are kept. */
    static final int MOST_OPEN = 256;

    /** Earlier ids that are pointed at the present one: one for every hour that can be late. */
    static final int MOST_FORMER = 64;

    private long start;
    private long end;
    private Sum closed = new Sum();
    private final TreeMap<String, Part> open = new TreeMap<>();

    /** Starts under which it was written before, and is no more. */
    private final TreeSet<Long> former = new TreeSet<>();

    /** What was written under the present start; null when nothing was. */
    private @Nullable Written written;

    private boolean changed;
    private boolean moved;

    Chain(Part first) {
        start = first.periodStart();
        end = first.periodEnd();
        count(first);
    }

    private Chain() {}

    /** True when a period is no more than the gap away from the chain. */
    boolean reaches(Part part) {
        return part.periodStart() - end <= Horizon.GAP && start - part.periodEnd() <= Horizon.GAP;
    }

    void add(Part part) {
        stretch(part.periodStart(), part.periodEnd());
        count(part);
    }

    private void count(Part part) {
        changed = true;
        if (part.closed()) {
            open.remove(part.id());
            closed.add(part);
        } else if (open.size() < MOST_OPEN || open.containsKey(part.id())) {
            // A revision that is older than the one we have says nothing new.
            open.merge(part.id(), part, (had, has) -> has.version() < had.version() ? had : has);
        }
    }

    /** Takes over a chain that turned out to be a part of this one. */
    void absorb(Chain other) {
        if (other.written != null) {
            formerly(other.start);
        }
        other.former.forEach(this::formerly);
        stretch(other.start, other.end);
        closed.add(other.closed);
        open.putAll(other.open);
        changed = true;
    }

    private void stretch(long from, long to) {
        if (from < start) {
            if (written != null) {
                formerly(start);
                written = null;
            }
            start = from;
            moved = true;
        }
        end = Math.max(end, to);
    }

    private void formerly(long formerStart) {
        former.add(formerStart);
        moved = true;
        if (former.size() > MOST_FORMER) {
            // It stays pointed at what it was merged into first, which points on.
            former.pollLast();
        }
    }

    /** Start of the first period: part of the id. */
    public long start() {
        return start;
    }

    /** End of the last period. */
    public long end() {
        return end;
    }

    /** Starts of the incidents that this one replaces, when readers must be told where they are. */
    public SortedSet<Long> replaced() {
        return moved ? Collections.unmodifiableSortedSet(former) : Collections.emptySortedSet();
    }

    /** Everything that is known of the findings now. */
    Sum sum() {
        if (open.isEmpty()) {
            return closed;
        }
        Sum all = new Sum();
        all.add(closed);
        open.values().forEach(all::add);
        return all;
    }

    /** True when no finding counts yet: too many are open, and none has closed. */
    public boolean isEmpty() {
        return open.isEmpty() && closed.rules().isEmpty();
    }

    /** True when something has changed since the last revision. */
    public boolean isChanged(Status now) {
        return changed || written == null || written.status() != now;
    }

    /** True when readers should not wait for the next revision. */
    boolean isUrgent(Written next) {
        return written == null || moved || written.isOutrunBy(next);
    }

    void written(Written revision) {
        written = revision;
        changed = false;
        moved = false;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(start);
        out.writeLong(end);
        closed.write(out);
        out.writeShort(open.size());
        for (Map.Entry<String, Part> part : open.entrySet()) {
            part.getValue().write(out);
        }
        out.writeByte(former.size());
        for (long each : former) {
            out.writeLong(each);
        }
        Written.write(written, out);
        out.writeBoolean(changed);
        out.writeBoolean(moved);
    }

    static Chain read(DataInput in) throws IOException {
        Chain chain = new Chain();
        chain.start = in.readLong();
        chain.end = in.readLong();
        chain.closed = Sum.read(in);
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            Part part = Part.read(in);
            chain.open.put(part.id(), part);
        }
        for (int i = in.readUnsignedByte(); i > 0; i--) {
            chain.former.add(in.readLong());
        }
        chain.written = Written.read(in);
        chain.changed = in.readBoolean();
        chain.moved = in.readBoolean();
        return chain;
    }
}
