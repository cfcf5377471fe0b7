package io.cordon.stream.detection;

import io.cordon.detect.counting.RuleStates;
import io.cordon.stream.detection.RecentSubjects.Subject;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What is kept of subjects: at hand, or in the backend. Unless said otherwise, the key of the
 * subject concerned is the current one, before and after each call. Not thread-safe.
 */
final class SubjectStore {

    private final ValueState<RuleStates> state;
    private final RecentSubjects recent;
    private final ToLongFunction<RuleStates> deadline;
    private final Counter reads;
    private final Counter writes;
    private Consumer<String> keys =
            key -> {
                throw new IllegalStateException("no operator has lent its keys");
            };

    /**
     * A store over a backend.
     *
     * @param deadline the event time for which a state has a timer, milliseconds
     */
    SubjectStore(
            ValueState<RuleStates> state,
            RecentSubjects recent,
            ToLongFunction<RuleStates> deadline,
            MetricGroup metrics) {
        this.state = state;
        this.recent = recent;
        this.deadline = deadline;
        reads = metrics.counter("stateReads");
        writes = metrics.counter("stateWrites");
    }

    /** Lends what makes a key the current one. */
    void lend(Consumer<String> other) {
        keys = other;
    }

    /** A subject; empty when nothing is kept of it. */
    Subject of(String key) throws IOException {
        Subject near = recent.find(key);
        if (near != null) {
            return near;
        }
        reads.inc();
        RuleStates states = state.value();
        // Whoever kept the state has left a timer for its earliest deadline, or an earlier one.
        return states == null
                ? new Subject(key, new RuleStates(), Long.MAX_VALUE)
                : new Subject(key, states, deadline.applyAsLong(states));
    }

    /** Keeps a subject that has changed, and hands others to the backend to make room. */
    void keep(Subject subject) throws IOException {
        boolean away = false;
        for (Subject one : recent.keep(subject)) {
            if (away || one != subject) {
                keys.accept(one.key());
                away = true;
            }
            write(one);
        }
        if (away) {
            keys.accept(subject.key());
        }
    }

    /** Forgets a subject of which nothing is left. */
    void drop(Subject subject) {
        recent.drop(subject);
        state.clear();
    }

    /** Hands all that is at hand to the backend. Any key may be the current one afterwards. */
    void store() throws IOException {
        for (Subject subject : recent.drain()) {
            keys.accept(subject.key());
            write(subject);
        }
    }

    private void write(Subject subject) throws IOException {
        state.update(subject.states());
        writes.inc();
    }
}
