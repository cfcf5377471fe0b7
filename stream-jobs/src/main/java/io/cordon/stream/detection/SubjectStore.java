package io.cordon.stream.detection;

import io.cordon.stream.detection.RecentSubjects.Subject;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What is kept of subjects: at hand, or in the backend. Unless said otherwise, the key of the
 * subject concerned is the current one, before and after each call. Not thread-safe.
 *
 * @param <S> what is kept of a subject
 */
final class SubjectStore<S> {

    private final ValueState<S> state;
    private final RecentSubjects<S> recent;
    private final Supplier<S> none;
    private final ToLongFunction<S> timer;
    private final Counter reads;
    private final Counter writes;
    private Consumer<String> keys =
            key -> {
                throw new IllegalStateException("no operator has lent its keys");
            };

    /**
     * A store over a backend.
     *
     * @param none what is kept of a subject that was never met
     * @param timer the event time for which a kept state has a timer, milliseconds; {@link
     *     Long#MAX_VALUE} when that is not known
     */
    SubjectStore(
            ValueState<S> state,
            RecentSubjects<S> recent,
            Supplier<S> none,
            ToLongFunction<S> timer,
            MetricGroup metrics) {
        this.state = state;
        this.recent = recent;
        this.none = none;
        this.timer = timer;
        reads = metrics.counter("stateReads");
        writes = metrics.counter("stateWrites");
    }

    /** Lends what makes a key the current one. */
    void lend(Consumer<String> other) {
        keys = other;
    }

    /** A subject; empty when nothing is kept of it. */
    Subject<S> of(String key) throws IOException {
        Subject<S> near = recent.find(key);
        if (near != null) {
            return near;
        }
        reads.inc();
        S kept = state.value();
        // Whoever kept the state has left a timer for its earliest deadline, or an earlier one.
        return kept == null
                ? new Subject<>(key, none.get(), Long.MAX_VALUE)
                : new Subject<>(key, kept, timer.applyAsLong(kept));
    }

    /** Keeps a subject that has changed, and hands others to the backend to make room. */
    void keep(Subject<S> subject) throws IOException {
        boolean away = false;
        for (Subject<S> one : recent.keep(subject)) {
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
    void drop(Subject<S> subject) {
        recent.drop(subject);
        state.clear();
    }

    /** Hands all that is at hand to the backend. Any key may be the current one afterwards. */
    void store() throws IOException {
        for (Subject<S> subject : recent.drain()) {
            keys.accept(subject.key());
            write(subject);
        }
    }

    private void write(Subject<S> subject) throws IOException {
        state.update(subject.state());
        writes.inc();
    }
}
