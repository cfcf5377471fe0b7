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
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges subjects: one keyed operator for every rule, one state for every subject. A period of a
 * rule closes when event time passes its end by W + 2 h; until then late events count, after that
 * they are counted as late and set aside.
 */
final class DetectionFunction extends KeyedProcessFunction<String, MatchBatch, Finding> {

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
    private transient ValueState<RuleStates> state;
    private transient Tally lateEvents;

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
        state = getRuntimeContext().getState(descriptor);
        lateEvents = new Tally(getRuntimeContext(), "late");
    }

    @Override
    public void processElement(MatchBatch batch, Context context, Collector<Finding> out)
            throws IOException {
        SubjectKey key = SubjectKey.parse(batch.key());
        RuleStates subject = state.value();
        if (subject == null) {
            subject = new RuleStates();
        }
        BitSet touched = new BitSet();
        for (SubjectMatch match : batch.matches()) {
            for (Share share : match.shares()) {
                if (add(key, subject, share.rule(), match.observation(share), context)) {
                    touched.set(share.rule());
                }
            }
        }
        if (touched.isEmpty()) {
            return;
        }
        if (speed == Speed.LIVE) {
            for (int rule = touched.nextSetBit(0); rule >= 0; rule = touched.nextSetBit(rule + 1)) {
                Detector detector = catalog.all().get(rule);
                SubjectState judged = subject.find(detector.id());
                if (judged != null) {
                    revise(key, detector, judged, context, out);
                }
            }
        }
        state.update(subject);
    }

    /** False when the event is late, and set aside. */
    private boolean add(
            SubjectKey key, RuleStates subject, int index, Observation event, Context context) {
        Detector detector = catalog.all().get(index);
        CountingRule rule = detector.counting();
        long period = rule.periodOf(event.time());
        long deadline = rule.deadlineOf(period) / MICROS;
        if (deadline <= context.timerService().currentWatermark()) {
            lateEvents.increment();
            context.output(late, LateEvent.letter(key, detector.id(), event, period));
            return false;
        }
        if (subject.of(detector.id(), rule).add(event)) {
            context.timerService().registerEventTimeTimer(deadline);
        }
        return true;
    }

    /** A first revision and one of twice the count go at once, others with the next flush. */
    private void revise(
            SubjectKey key,
            Detector detector,
            SubjectState judged,
            Context context,
            Collector<Finding> out) {
        for (long period : judged.openPeriods()) {
            judged.dueAtOnce(period)
                    .ifPresent(verdict -> emit(key, detector, judged, verdict, out));
            if (judged.due(period).isPresent()) {
                long now = context.timerService().currentProcessingTime();
                context.timerService()
                        .registerProcessingTimeTimer((now / FLUSH_MILLIS + 1) * FLUSH_MILLIS);
            }
        }
    }

    private void emit(
            SubjectKey key,
            Detector detector,
            SubjectState judged,
            Verdict verdict,
            Collector<Finding> out) {
        out.collect(factory.finding(key, detector, verdict, false));
        judged.written(verdict.periodStart(), verdict.count());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
            throws IOException {
        RuleStates subject = state.value();
        if (subject == null) {
            return;
        }
        SubjectKey key = SubjectKey.parse(context.getCurrentKey());
        for (Map.Entry<String, SubjectState> entry : subject.all().entrySet()) {
            Detector detector = catalog.detector(entry.getKey());
            SubjectState judged = entry.getValue();
            if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
                for (long period : judged.openPeriods()) {
                    judged.due(period)
                            .ifPresent(verdict -> emit(key, detector, judged, verdict, out));
                }
            } else {
                close(timestamp, key, detector, judged, context, out);
            }
        }
        subject.dropEmpty();
        if (subject.isEmpty()) {
            state.clear();
        } else {
            state.update(subject);
        }
    }

    private void close(
            long millis,
            SubjectKey key,
            Detector detector,
            SubjectState judged,
            OnTimerContext context,
            Collector<Finding> out) {
        CountingRule rule = detector.counting();
        for (long period : judged.openPeriods()) {
            if (rule.deadlineOf(period) / MICROS > millis) {
                break;
            }
            judged.verdict(period)
                    .ifPresent(v -> out.collect(factory.finding(key, detector, v, true)));
            if (judged.close(period)) {
                context.timerService()
                        .registerEventTimeTimer(rule.deadlineOf(period + rule.period()) / MICROS);
            }
        }
        judged.dropTails(millis * MICROS);
    }
}
