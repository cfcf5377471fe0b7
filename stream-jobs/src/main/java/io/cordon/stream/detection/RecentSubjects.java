package io.cordon.stream.detection;

import io.cordon.detect.counting.RuleStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subjects met most recently, as objects: a subject that is met again is neither read from the
 * backend nor written to it. At most {@value #MOST} subjects and {@value #MOST_BYTES} bytes of them
 * as written, which is about ten times as much on the heap; the one not met for longest leaves
 * first. Nothing stays longer than until the next checkpoint. Not thread-safe.
 */
final class RecentSubjects {

    static final int MOST = 1024;
    static final int MOST_BYTES = 4 << 20;

    /** One subject, what is kept of it, and the timers that are known to be set. */
    static final class Subject {

        private final String key;
        private final RuleStates states;
        private int bytes;
        private long timer;
        private long flush = Long.MIN_VALUE;

        /**
         * A subject as the backend has it.
         *
         * @param timer event time at which a timer is known to be set, milliseconds
         */
        Subject(String key, RuleStates states, long timer) {
            this.key = key;
            this.states = states;
            this.timer = timer;
        }

        String key() {
            return key;
        }

        RuleStates states() {
            return states;
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
    private final LinkedHashMap<String, Subject> subjects = new LinkedHashMap<>(64, 0.75f, true);

    private final int most;
    private long bytes;

    /** Nobody yet. */
    RecentSubjects() {
        this(MOST);
    }

    private RecentSubjects(int most) {
        this.most = most;
    }

    /** Keeps nobody: each leaves as soon as it has changed. */
    static RecentSubjects none() {
        return new RecentSubjects(0);
    }

    /** A subject at hand; null when it is not. */
    @Nullable Subject find(String key) {
        return subjects.get(key);
    }

    /** Keeps a subject that has changed; returns those that have to leave for it, itself maybe. */
    List<Subject> keep(Subject subject) {
        int before = subject.bytes;
        subject.bytes = subject.states.bytes();
        bytes += subject.bytes - before;
        subjects.put(subject.key, subject);
        if (subjects.size() <= most && bytes <= MOST_BYTES) {
            return List.of();
        }
        List<Subject> leaving = new ArrayList<>();
        var eldest = subjects.values().iterator();
        while (eldest.hasNext() && (subjects.size() > most || bytes > MOST_BYTES)) {
            Subject one = eldest.next();
            eldest.remove();
            bytes -= one.bytes;
            leaving.add(one);
        }
        return leaving;
    }

    /** Forgets a subject of which nothing is left. */
    void drop(Subject subject) {
        if (subjects.remove(subject.key) != null) {
            bytes -= subject.bytes;
        }
    }

    /** Forgets everybody, and returns who was at hand. */
    List<Subject> drain() {
        List<Subject> all = List.copyOf(subjects.values());
        subjects.clear();
        bytes = 0;
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
