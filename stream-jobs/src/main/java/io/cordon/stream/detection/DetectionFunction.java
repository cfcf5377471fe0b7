package io.cordon.stream.detection;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.SubjectMatch.Share;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.RuleStates;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.counting.Verdict;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.detection.RecentSubjects.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges subjects: one keyed operator for every rule, one state for every subject. A period of a
 * rule closes when event time passes its end by W + 2 h; until then late events count, after that
 * they are counted as late and set aside.
 *
 * <p>Subjects met since the last checkpoint are at hand as objects ({@link RecentSubjects}) and
 * reach the backend at the next one, or earlier to make room. A subject has one event-time timer,
 * at the earliest of what any of its rules waits for, and another when that has come. Why:
 * docs/adr/0009-subjects-at-hand.md.
 */
final class DetectionFunction extends SubjectOperator.Function<MatchBatch> {

    private static final long serialVersionUID = 1L;

    /** Revisions that are not urgent are gathered for this long; it never decides existence. */
    static final long FLUSH_MILLIS = 5_000;

    /** Longest period and window, lateness, the next period's tail, and a day in hand. */
    private static final Duration SAFETY_NET = Duration.ofDays(5);

    private static final long MICROS = 1000;

    private final DetectionSettings settings;
    private final Speed speed;
    private final OutputTag<DeadLetter> late;

    private transient DetectorCatalog catalog;
    private transient FindingFactory factory;
    private transient Tally lateEvents;
    private transient SubjectStore<RuleStates> subjects;

    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    DetectionFunction(DetectionSettings settings, Speed speed, OutputTag<DeadLetter> late) {
        this.settings = settings;
        this.speed = speed;
        this.late = late;
    }

    @Override
    public void open(OpenContext context) {
        catalog = new DetectorCatalog(settings);
        factory = new FindingFactory(catalog.scope().assets());
        ValueStateDescriptor<RuleStates> descriptor =
                new ValueStateDescriptor<>("subject", new CodecType<>(new RuleStatesSerde()));
        // Timers drop state in event time; this catches what a stalled event time would leave.
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(SAFETY_NET).build());
        lateEvents = new Tally(getRuntimeContext(), "late");
        subjects =
                new SubjectStore<>(
                        getRuntimeContext().getState(descriptor),
                        // A bounded run sorts by key: each subject comes once, and then no more.
                        speed == Speed.LIVE
                                ? new RecentSubjects<>(RuleStates::bytes)
                                : RecentSubjects.none(),
                        RuleStates::new,
                        this::deadline,
                        getRuntimeContext().getMetricGroup());
    }

    @Override
    SubjectStore<?> subjects() {
        return subjects;
    }

    @Override
    public void processElement(MatchBatch batch, Context context, Collector<Finding> out)
            throws IOException {
        Subject<RuleStates> subject = subjects.of(batch.key());
        BitSet touched = new BitSet();
        boolean opened = false;
        for (SubjectMatch match : batch.matches()) {
            for (Share share : match.shares()) {
                Detector detector = catalog.all().get(share.rule());
                Observation event = match.observation(share);
                if (isLate(batch.key(), detector, event, context)) {
                    continue;
                }
                touched.set(share.rule());
                opened |= subject.state().of(detector.id(), detector.counting()).add(event);
            }
        }
        if (touched.isEmpty()) {
            return;
        }
        if (opened) {
            wake(subject, context);
        }
        if (speed == Speed.LIVE) {
            for (int rule = touched.nextSetBit(0); rule >= 0; rule = touched.nextSetBit(rule + 1)) {
                Detector detector = catalog.all().get(rule);
                SubjectState judged = subject.state().find(detector.id());
                if (judged != null) {
                    revise(subject, detector, judged, context, out);
                }
            }
        }
        subjects.keep(subject);
    }

    /** True when the event is late, and set aside. */
    private boolean isLate(String key, Detector detector, Observation event, Context context) {
        CountingRule rule = detector.counting();
        long period = rule.periodOf(event.time());
        if (rule.deadlineOf(period) / MICROS > context.timerService().currentWatermark()) {
            return false;
        }
        lateEvents.increment();
        context.output(late, LateEvent.letter(SubjectKey.parse(key), detector.id(), event, period));
        return true;
    }

    /** Sets the timer for the earliest deadline, unless an earlier one is set. */
    private void wake(Subject<RuleStates> subject, Context context) {
        long deadline = deadline(subject.state());
        if (deadline < subject.timer()) {
            context.timerService().registerEventTimeTimer(deadline);
            subject.timerSet(deadline);
        }
    }

    /** Milliseconds of event time; {@link Long#MAX_VALUE} when nothing is waited for. */
    private long deadline(RuleStates states) {
        long earliest = Long.MAX_VALUE;
        for (Map.Entry<String, SubjectState> entry : states.all().entrySet()) {
            CountingRule rule = catalog.detector(entry.getKey()).counting();
            earliest = Math.min(earliest, entry.getValue().deadline(rule));
        }
        return earliest == Long.MAX_VALUE ? earliest : earliest / MICROS;
    }

    /** A first revision and one of twice the count go at once, others with the next flush. */
    private void revise(
            Subject<RuleStates> subject,
            Detector detector,
            SubjectState judged,
            Context context,
            Collector<Finding> out) {
        for (long period : judged.openPeriods()) {
            Verdict verdict = judged.verdict(period).orElse(null);
            if (verdict == null) {
                continue;
            }
            if (judged.isUrgent(verdict)) {
                emit(subject.key(), detector, judged, verdict, out);
            } else if (judged.due(period).isPresent()) {
                long now = context.timerService().currentProcessingTime();
                long flush = (now / FLUSH_MILLIS + 1) * FLUSH_MILLIS;
                if (subject.flushSet(flush)) {
                    context.timerService().registerProcessingTimeTimer(flush);
                }
            }
        }
    }

    private void emit(
            String key,
            Detector detector,
            SubjectState judged,
            Verdict verdict,
            Collector<Finding> out) {
        out.collect(factory.finding(SubjectKey.parse(key), detector, verdict, false));
        judged.written(verdict.periodStart(), verdict.count());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
            throws IOException {
        Subject<RuleStates> subject = subjects.of(context.getCurrentKey());
        if (subject.state().isEmpty()) {
            return;
        }
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            flush(subject, out);
        } else {
            close(subject, Math.max(timestamp, context.timerService().currentWatermark()), out);
            subject.timerSet(Long.MAX_VALUE);
            wake(subject, context);
        }
        subject.state().dropEmpty();
        if (subject.state().isEmpty()) {
            subjects.drop(subject);
        } else {
            subjects.keep(subject);
        }
    }

    private void flush(Subject<RuleStates> subject, Collector<Finding> out) {
        for (Map.Entry<String, SubjectState> entry : subject.state().all().entrySet()) {
            Detector detector = catalog.detector(entry.getKey());
            SubjectState judged = entry.getValue();
            for (long period : judged.openPeriods()) {
                judged.due(period)
                        .ifPresent(verdict -> emit(subject.key(), detector, judged, verdict, out));
            }
        }
    }

    /**
     * Closes every period whose deadline has passed.
     *
     * @param millis event time that has been reached; a bounded run has reached its end
     */
    private void close(Subject<RuleStates> subject, long millis, Collector<Finding> out) {
        long reached =
                millis >= Long.MAX_VALUE / MICROS ? Long.MAX_VALUE : (millis + 1) * MICROS - 1;
        for (Map.Entry<String, SubjectState> entry : subject.state().all().entrySet()) {
            Detector detector = catalog.detector(entry.getKey());
            SubjectState judged = entry.getValue();
            for (long period : judged.openPeriods()) {
                if (detector.counting().deadlineOf(period) > reached) {
                    break;
                }
                judged.verdict(period)
                        .ifPresent(
                                verdict ->
                                        out.collect(
                                                factory.finding(
                                                        SubjectKey.parse(subject.key()),
                                                        detector,
                                                        verdict,
                                                        true)));
                judged.close(period);
            }
            judged.dropTails(reached);
        }
    }
}
