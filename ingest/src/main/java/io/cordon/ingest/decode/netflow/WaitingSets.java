package io.cordon.ingest.decode.netflow;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Data sets of one domain that came before their template. Not thread-safe. */
final class WaitingSets {

    static final int MOST_SETS = 64;
    static final int MOST_BYTES = 1 << 18;

    /** How long a set waits, microseconds: exporters send templates at least this often. */
    static final long PATIENCE = 1_800_000_000L;

    private final Budget budget;
    private final Deque<Waiting> sets = new ArrayDeque<>();
    private int bytes;

    WaitingSets(Budget budget) {
        this.budget = budget;
    }

    /** Bytes that all domains may keep together, and what was given up. */
    static final class Budget {
        private final long most;
        private long held;
        private final List<Abandoned> abandoned = new ArrayList<>();

        Budget(long most) {
            this.most = most;
        }

        /** Bytes that wait now. */
        long held() {
            return held;
        }

        List<Abandoned> takeAbandoned() {
            if (abandoned.isEmpty()) {
                return List.of();
            }
            List<Abandoned> taken = List.copyOf(abandoned);
            abandoned.clear();
            return taken;
        }

        void abandon(DecodeError error, byte[] set) {
            abandoned.add(new Abandoned(error, set));
        }
    }

    /**
     * A set that waits.
     *
     * @param set its records, without its header
     */
    record Waiting(
            int template,
            Message message,
            long since,
            @SuppressWarnings("ArrayRecordComponent") byte[] set) {}

    /** Keeps a set; the oldest are given up when there is no room, or it is when it is too big. */
    void add(int template, Message message, long now, byte[] set) {
        while (!sets.isEmpty()
                && (sets.size() >= MOST_SETS
                        || bytes + set.length > MOST_BYTES
                        || budget.held + set.length > budget.most)) {
            giveUpFirst();
        }
        if (set.length > MOST_BYTES || budget.held + set.length > budget.most) {
            budget.abandon(DecodeError.UNKNOWN_TEMPLATE, set);
            return;
        }
        sets.add(new Waiting(template, message, now, set));
        bytes += set.length;
        budget.held += set.length;
    }

    /** Takes out the sets of a template that has come, in order. */
    List<Waiting> take(int template) {
        if (sets.isEmpty()) {
            return List.of();
        }
        List<Waiting> taken = new ArrayList<>();
        for (Iterator<Waiting> all = sets.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (waiting.template() == template) {
                taken.add(waiting);
                bytes -= waiting.set().length;
                budget.held -= waiting.set().length;
                all.remove();
            }
        }
        return taken;
    }

    /** Gives up what has waited too long. */
    void expire(long now) {
        while (!sets.isEmpty() && now - sets.getFirst().since() > PATIENCE) {
            giveUpFirst();
        }
    }

    void giveUpAll() {
        while (!sets.isEmpty()) {
            giveUpFirst();
        }
    }

    private void giveUpFirst() {
        Waiting first = sets.removeFirst();
        bytes -= first.set().length;
        budget.held -= first.set().length;
        budget.abandon(DecodeError.UNKNOWN_TEMPLATE, first.set());
    }
}
