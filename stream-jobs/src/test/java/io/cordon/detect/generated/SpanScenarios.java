package io.cordon.detect.generated;

import static io.cordon.detect.generated.Script.all;
import static io.cordon.detect.generated.Script.ownedBy;
import static io.cordon.detect.generated.Script.seenBy;
import static io.cordon.detect.generated.Timeline.EDGE;
import static io.cordon.detect.generated.Timeline.MINUTE;
import static io.cordon.detect.generated.Timeline.SECOND;
import static io.cordon.detect.generated.Timeline.every;
import static io.cordon.detect.generated.Timeline.joined;
import static io.cordon.detect.generated.Timeline.reversed;
import static io.cordon.detect.generated.Timeline.spread;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What every rule of the form "N within W" has to get right, told of any actor whose N-th event
 * crosses: spans, edges of periods, order of arrival, sensors, tenants, and drawn input.
 */
final class SpanScenarios {

    /** The longest time that {@link Script#start} leaves in its hour, less some slack. */
    private static final long LEFT = 34 * MINUTE;

    /** One who does what a rule counts. */
    interface Actor {

        /** Value of the subject. */
        String subject();

        /**
         * One event at each time; N of them in a span cross, in whatever order they arrive. Called
         * again it tells the same events anew.
         */
        List<? extends SpecificRecordBase> at(long... times);
    }

    private final Script script;
    private final String prefix;
    private final int n;
    private final long w;
    private final Supplier<? extends Actor> fresh;
    private int most = Integer.MAX_VALUE;

    /**
     * Tells the stories of one clause.
     *
     * @param prefix of the scenarios' names; empty for none
     * @param n events that cross
     * @param w the window
     * @param fresh makes an actor that nobody has met
     */
    SpanScenarios(Script script, String prefix, int n, long w, Supplier<? extends Actor> fresh) {
        this.script = script;
        this.prefix = prefix;
        this.n = n;
        this.w = w;
        this.fresh = fresh;
    }

    /** Near misses have no more events than this: beyond it another clause would hold. */
    SpanScenarios atMost(int events) {
        most = events;
        return this;
    }

    void tellAll() {
        exceptDrawn();
        drawn();
    }

    /** For windows so long that what is drawn would reach into several periods. */
    void exceptDrawn() {
        spans();
        edges();
        sensorsAndTenants();
    }

    private void spans() {
        tell("n-in-exactly-w", 1, spread(script.start(), n, w));
        tell("n-in-w-plus-1us", 0, spread(script.start(), n, w + 1));
        tell("n-minus-1-in-w", 0, spread(script.start(), n - 1, w));
        tell("n-at-one-microsecond", 1, spread(script.start(), n, 0));
        tell("n-arriving-backwards", 1, reversed(spread(script.start(), n, w)));
        tell("n-backwards-in-w-plus-1us", 0, reversed(spread(script.start(), n, w + 1)));
        tell("n-minus-1-backwards", 0, reversed(spread(script.start(), n - 1, w)));
        tell("slow-n-minus-1-in-any-w", 0, slow());
        tell("many", 1, spread(script.start(), 4 * n, Math.min(4 * w, LEFT)));
    }

    private void edges() {
        tell("most-before-rest-after-edge", 1, across(n / 2 + 1, n));
        tell("one-before-rest-after-edge", 1, across(1, n));
        tell("n-minus-1-before-one-after-edge", 1, across(n - 1, n));
        tell("n-each-side-of-edge", 2, across(n, 2 * n));
        tell("last-microsecond-of-period", 1, spread(EDGE - w - 1, n, w));
        tell("first-microsecond-of-period", 1, spread(EDGE, n, 0));
        tell("across-edge-in-w-plus-1us", 0, spread(EDGE - w / 2, n, w + 1));
        int side = Math.min(n - 1, most / 2);
        tell(
                "too-few-each-side-far-from-edge",
                0,
                joined(spread(EDGE - w - MINUTE, side, MINUTE / 2), spread(EDGE, side, 0)));
    }

    /** Events a tenth of a second apart, so many of them before the edge. */
    private static long[] across(int before, int events) {
        return every(EDGE - before * SECOND / 10, events, SECOND / 10);
    }

    private void sensorsAndTenants() {
        long[] enough = spread(script.start(), n, w);
        long[] oneTooFew = spread(script.start(), n - 1, w);
        two("two-sensors-n-minus-1-each", 0, oneTooFew, oneTooFew);
        two("two-sensors-one-crosses", 1, enough, oneTooFew);
        two("two-sensors-other-counts-more", 1, enough, slow());
        two("two-sensors-tie", 1, enough, enough);
        Actor here = fresh.get();
        tell(
                "two-tenants-n-each",
                2,
                here,
                all(ownedBy("clinic", here.at(enough)), ownedBy("plant", here.at(enough))));
        here = fresh.get();
        tell(
                "two-tenants-n-minus-1-each",
                0,
                here,
                all(ownedBy("clinic", here.at(oneTooFew)), ownedBy("plant", here.at(oneTooFew))));
    }

    private void two(String name, int findings, long[] first, long[] second) {
        Actor actor = fresh.get();
        tell(name, findings, actor, all(actor.at(first), seenBy("edge-2", actor.at(second))));
    }

    /** Drawn from the seed: bursts anywhere, and stretches that stay below. */
    private void drawn() {
        for (int i = 0; i < 5; i++) {
            int many = n + script.random.nextInt(2 * n);
            tell("drawn-burst-" + i, 1, anywhere(script.start(), many));
            long from = script.start();
            long[] stretch = anywhere(from, n - 1);
            if (4 * w < LEFT) {
                // More than W lies between them.
                stretch = joined(stretch, anywhere(from + 3 * w, n - 1));
            }
            tell("drawn-stretches-" + i, 0, stretch);
        }
    }

    private long[] anywhere(long from, int events) {
        return LongStream.generate(() -> from + script.random.nextLong(w)).limit(events).toArray();
    }

    /** As many events as fit, never N of them in a closed W. */
    private long[] slow() {
        long step = w / (n - 1) + 1;
        long left = w < LEFT ? LEFT : 2 * w;
        return every(script.start(), (int) Math.min(Math.min(2L * n, most), left / step), step);
    }

    private void tell(String name, int findings, long... times) {
        Actor actor = fresh.get();
        tell(name, findings, actor, actor.at(times));
    }

    private void tell(
            String name, int findings, Actor actor, List<? extends SpecificRecordBase> records) {
        script.add(prefix + name, actor.subject(), findings, Cast.OURS, records);
    }
}
