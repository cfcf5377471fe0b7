package io.cordon.stream.detection;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.SubjectState;
import io.cordon.detect.counting.Verdict;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.stream.codec.CodecType;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges subjects: one keyed operator for every rule. A period closes when event time passes its
 * end by W + 2 h; until then late events count, after that they are counted as late and set aside.
 */
final class DetectionFunction extends KeyedProcessFunction<String, MatchBatch, Finding> {

    private static final long serialVersionUID = 1L;

    /** Revisions that are not urgent are gathered for this long; it never decides existence. */
    static final long FLUSH_MILLIS = 5_000;

    /** Longest period and window, lateness, the next period's tail, and a day in hand. */
    private static final Duration SAFETY_NET = Duration.ofDays(4);

    private static final long MICROS = 1000;

    private final DetectionSettings settings;
    private final Speed speed;
    private final OutputTag<DeadLetter> late;

    private transient DetectorCatalog catalog;
    private transient ValueState<SubjectState> state;
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
        ValueStateDescriptor<SubjectState> descriptor =
                new ValueStateDescriptor<>("subject", new CodecType<>(new SubjectStateSerde()));
        // Timers drop state in event time; this catches what a stalled event time would leave.
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(SAFETY_NET).build());
        state = getRuntimeContext().getState(descriptor);
        lateEvents = new Tally(getRuntimeContext(), "late");
    }

    @Override
    public void processElement(MatchBatch batch, Context context, Collector<Finding> out)
            throws IOException {
        SubjectKey key = SubjectKey.parse(batch.key());
        Detector<?> detector = catalog.detector(key.ruleId());
        CountingRule rule = detector.counting();
        SubjectState subject = state.value();
        if (subject == null) {
            subject = new SubjectState(rule);
        }
        long watermark = context.timerService().currentWatermark();
        for (Observation event : batch.observations()) {
            long period = rule.periodOf(event.time());
            long deadline = rule.deadlineOf(period) / MICROS;
            if (deadline <= watermark) {
                lateEvents.increment();
                context.output(late, LateEvent.letter(key, event, period));
            } else if (subject.add(event)) {
                // Once per period: a timer costs more than the rest of an event.
                context.timerService().registerEventTimeTimer(deadline);
            }
        }
        if (subject.isEmpty()) {
            return;
        }
        if (speed == Speed.LIVE) {
            revise(key, detector, subject, context, out);
        }
        state.update(subject);
    }

    /** A first revision and one of twice the count go at once, others with the next flush. */
    private static void revise(
            SubjectKey key,
            Detector<?> detector,
            SubjectState subject,
            Context context,
            Collector<Finding> out) {
        for (long period : subject.openPeriods()) {
            subject.dueAtOnce(period)
                    .ifPresent(verdict -> emit(key, detector, subject, verdict, out));
            if (subject.due(period).isPresent()) {
                long now = context.timerService().currentProcessingTime();
                context.timerService()
                        .registerProcessingTimeTimer((now / FLUSH_MILLIS + 1) * FLUSH_MILLIS);
            }
        }
    }

    private static void emit(
            SubjectKey key,
            Detector<?> detector,
            SubjectState subject,
            Verdict verdict,
            Collector<Finding> out) {
        out.collect(FindingFactory.finding(key, detector, verdict, false));
        subject.written(verdict.periodStart(), verdict.count());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
            throws IOException {
        SubjectState subject = state.value();
        if (subject == null) {
            return;
        }
        SubjectKey key = SubjectKey.parse(context.getCurrentKey());
        Detector<?> detector = catalog.detector(key.ruleId());
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            for (long period : subject.openPeriods()) {
                subject.due(period)
                        .ifPresent(verdict -> emit(key, detector, subject, verdict, out));
            }
        } else {
            close(timestamp, key, detector, subject, context, out);
        }
        if (subject.isEmpty()) {
            state.clear();
        } else {
            state.update(subject);
        }
    }

    private static void close(
            long millis,
            SubjectKey key,
            Detector<?> detector,
            SubjectState subject,
            OnTimerContext context,
            Collector<Finding> out) {
        CountingRule rule = detector.counting();
        for (long period : subject.openPeriods()) {
            if (rule.deadlineOf(period) / MICROS > millis) {
                break;
            }
            subject.verdict(period)
                    .ifPresent(v -> out.collect(FindingFactory.finding(key, detector, v, true)));
            if (subject.close(period)) {
                context.timerService()
                        .registerEventTimeTimer(rule.deadlineOf(period + rule.period()) / MICROS);
            }
        }
        subject.dropTails(millis * MICROS);
    }
}
