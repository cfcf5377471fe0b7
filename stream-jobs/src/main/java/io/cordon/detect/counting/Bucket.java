package io.cordon.detect.counting;

import io.cordon.detect.counting.ClauseGroup.Caps;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries of at most W + 1 microseconds, in time order. After {@link #prune}, for each combination
 * of channels at most twice (highest weight threshold + highest number of marks, each with as much
 * as a threshold on one mark asks for), and {@value #ANCHORS} events from either end at which a
 * clause is asked that does not count them; between two calls at most twice as many, and 32.
 */
final class Bucket {

    /** Events at which an anchored clause is asked: the first and the last so many are kept. */
    static final int ANCHORS = 512;

    private static final int SLACK = 32;

    private final ClauseGroup group;
    private final ArrayList<Entry> entries = new ArrayList<>(2);
    private int pruned;
    private long weight;

    Bucket(ClauseGroup group) {
        this.group = group;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Weights of all entries. */
    long weight() {
        return weight;
    }

    void add(Entry entry) {
        weight += entry.weight();
        int at = entries.size();
        while (at > 0 && entries.get(at - 1).time() > entry.time()) {
            at--;
        }
        for (int i = at - 1; i >= 0 && entries.get(i).time() == entry.time(); i--) {
            Entry same = entries.get(i);
            if (same.merges(entry)) {
                entries.set(
                        i,
                        new Entry(
                                entry.time(),
                                entry.channels(),
                                entry.mark(),
                                same.weight() + entry.weight()));
                return;
            }
        }
        entries.add(at, entry);
    }

    boolean overfull() {
        return entries.size() > 2 * pruned + SLACK;
    }

    /**
     * Drops what can no longer change an answer: seen from the front, what others before it have
     * made useless, and from the back likewise.
     *
     * @param head crossing of the period: what lies after it is no longer asked from the front
     * @param tail from here on, the next period may ask from the back
     */
    void prune(long head, long tail) {
        BitSet front = useful(false);
        BitSet back = useful(true);
        ArrayList<Entry> kept = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean asked = entry.time() < head && (front.get(i) || back.get(i));
            boolean helps = entry.time() >= tail && back.get(i) && counted(entry);
            if (asked || helps) {
                kept.add(entry);
            }
        }
        entries.clear();
        entries.addAll(kept);
        entries.trimToSize();
        pruned = entries.size();
        weigh();
    }

    private void weigh() {
        weight = 0;
        for (Entry entry : entries) {
            weight += entry.weight();
        }
    }

    private boolean counted(Entry entry) {
        for (Clause clause : group.clauses()) {
            if ((clause.counted() & entry.channels()) != 0) {
                return true;
            }
        }
        return false;
    }

    private BitSet useful(boolean backward) {
        BitSet useful = new BitSet(entries.size());
        Map<Integer, Seen> seen = new HashMap<>(4);
        for (int n = 0; n < entries.size(); n++) {
            int i = backward ? entries.size() - 1 - n : n;
            Entry entry = entries.get(i);
            if (seen.computeIfAbsent(entry.channels(), c -> new Seen(group.caps(c))).add(entry)) {
                useful.set(i);
            }
        }
        return useful;
    }

    void forget(long before) {
        entries.removeIf(entry -> entry.time() < before);
        weigh();
    }

    /** What has been met of one combination of channels on the way through a bucket. */
    private static final class Seen {

        private final Caps caps;
        private final Map<Mark, Long> marks = new HashMap<>();
        private long weight;
        private int anchors;

        Seen(Caps caps) {
            this.caps = caps;
        }

        /** Adds an entry; true when it changes a term that is not satisfied without it. */
        boolean add(Entry entry) {
            boolean useful = weight < caps.weight();
            weight += entry.weight();
            if (caps.anchor() && anchors < ANCHORS) {
                anchors++;
                useful = true;
            }
            Mark mark = entry.mark();
            if (mark != null && (marks.containsKey(mark) || marks.size() < caps.marks())) {
                Long before = marks.put(mark, marks.getOrDefault(mark, 0L) + entry.weight());
                useful |= before == null || before < caps.one();
            }
            return useful;
        }
    }

    /** About 23 bytes an entry with a mark, 7 without. */
    void write(long start, DataOutput out) throws IOException {
        writeNumber(entries.size(), out);
        for (Entry entry : entries) {
            Mark mark = entry.mark();
            out.writeByte(entry.channels());
            writeNumber(entry.time() - start, out);
            writeNumber(2 * entry.weight() + (mark == null ? 0 : 1), out);
            if (mark != null) {
                out.writeLong(mark.high());
                out.writeLong(mark.low());
            }
        }
    }

    static Bucket read(ClauseGroup group, long start, DataInput in) throws IOException {
        Bucket bucket = new Bucket(group);
        for (long i = readNumber(in); i > 0; i--) {
            int channels = in.readUnsignedByte();
            long time = start + readNumber(in);
            long weight = readNumber(in);
            Mark mark = (weight & 1) == 0 ? null : new Mark(in.readLong(), in.readLong());
            bucket.entries.add(new Entry(time, channels, mark, weight >> 1));
        }
        bucket.pruned = bucket.entries.size();
        bucket.weigh();
        return bucket;
    }

    /** Seven bits a byte, least first; of numbers that are not negative. */
    private static void writeNumber(long number, DataOutput out) throws IOException {
        long left = number;
        for (; left > 0x7F; left >>>= 7) {
            out.writeByte((int) left | 0x80);
        }
        out.writeByte((int) left);
    }

    private static long readNumber(DataInput in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int bits = in.readUnsignedByte();
            number |= (long) (bits & 0x7F) << shift;
            if (bits < 0x80) {
                return number;
            }
        }
        throw new IOException("Cannot read a number: it is longer than 64 bits");
    }
}
