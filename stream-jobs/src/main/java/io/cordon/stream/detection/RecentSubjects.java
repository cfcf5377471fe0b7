package io.cordon.stream.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The subjects met most recently, as objects: a subject that is met again is neither read from the
 * backend nor written to it. At most {@value #MOST} subjects and {@value #MOST_BYTES} bytes of them
 * as written, which is about ten times as much on the heap; the one not met for longest leaves
 * first. Nothing stays longer than until the next checkpoint. Not thread-safe.
 *
 * <p>Most subjects are met once in a while. One that was not met lately leaves at once, while it is
 * still in the processor's cache, and does not push out those that are met again and again.
 *
 * @param <S> what is kept of a subject
 */
final class RecentSubjects<S> {

    static final int MOST = 1024;
    static final int MOST_BYTES = 4 << 20;

    /** Marks of subjects met lately; a power of two. Two that share a place forget each other. */
    private static final int MARKS = 1 << 14;

    /** A subject's bytes are counted again after so many meetings. */
    private static final int MEETINGS = 16;

    /** One subject, what is kept of it, and the timers that are known to be set. */
    static final class Subject<S> {

        private final String key;
        private final S state;
        private int bytes;
        private int meetings;
        private long timer;
        private long flush = Long.MIN_VALUE;

        /**
         * A subject as the backend has it.
         *
         * @param timer event time at which a timer is known to be set, milliseconds
         */
        Subject(String key, S state, long timer) {
            this.key = key;
            this.state = state;
            this.timer = timer;
        }

        String key() {
            return key;
        }

        S state() {
            return state;
        }

        long timer() {
            return timer;
        }

        void timerSet(long millis) {
            timer = millis;
        }

        /** Notes a timer on the machine's clock; false when it is set already. */
        boolean flushSet(long millis) {
            boolean news = millis != flush;
            flush = millis;
            return news;
        }
    }

    /** By key, the one not met for longest first. */
    private final LinkedHashMap<String, Subject<S>> subjects = new LinkedHashMap<>(64, 0.75f, true);

    private final int[] marks = new int[MARKS];
    private final int most;
    private final ToIntFunction<S> size;
    private long bytes;

    /**
     * Nobody yet.
     *
     * @param size bytes that a state takes when written, roughly
     */
    RecentSubjects(ToIntFunction<S> size) {
        this(MOST, size);
    }

    private RecentSubjects(int most, ToIntFunction<S> size) {
        this.most = most;
        this.size = size;
    }

    /** Keeps nobody: each leaves as soon as it has changed. */
    static <S> RecentSubjects<S> none() {
        return new RecentSubjects<>(0, state -> 0);
    }

    /** A subject at hand; null when it is not. */
    @Nullable Subject<S> find(String key) {
        return subjects.get(key);
    }

    /** Keeps a subject that has changed; returns those that have to leave for it, itself maybe. */
    List<Subject<S>> keep(Subject<S> subject) {
        if (subject.meetings == 0 && (most == 0 || !metLately(subject.key))) {
            return List.of(subject);
        }
        if (subject.meetings % MEETINGS == 0) {
            int before = subject.bytes;
            subject.bytes = size.applyAsInt(subject.state);
            bytes += subject.bytes - before;
        }
        if (subject.meetings++ == 0) {
            subjects.put(subject.key, subject);
        }
        if (subjects.size() <= most && bytes <= MOST_BYTES) {
            return List.of();
        }
        List<Subject<S>> leaving = new ArrayList<>();
        var eldest = subjects.values().iterator();
        while (eldest.hasNext() && (subjects.size() > most || bytes > MOST_BYTES)) {
            Subject<S> one = eldest.next();
            eldest.remove();
            leave(one);
            leaving.add(one);
        }
        return leaving;
    }

    private void leave(Subject<S> one) {
        bytes -= one.bytes;
        one.bytes = 0;
        one.meetings = 0;
    }

    /** True when it was met lately; in any case it is now. */
    private boolean metLately(String key) {
        int hash = key.hashCode() * 0x9e3779b9;
        int place = hash >>> Integer.SIZE - 14;
        boolean met = marks[place] == hash;
        marks[place] = hash;
        return met;
    }

    /** Forgets a subject of which nothing is left. */
    void drop(Subject<S> subject) {
        if (subjects.remove(subject.key) != null) {
            leave(subject);
        }
    }

    /** Forgets everybody, and returns who was at hand. */
    List<Subject<S>> drain() {
        List<Subject<S>> all = List.copyOf(subjects.values());
        all.forEach(this::leave);
        subjects.clear();
        return all;
    }

    /** How many are at hand. */
    int size() {
        return subjects.size();
    }

    /** Bytes of them as written, roughly. */
    long bytes() {
        return bytes;
    }
}
