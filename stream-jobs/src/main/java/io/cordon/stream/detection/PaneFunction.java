package io.cordon.stream.detection;

import io.cordon.detect.Detector;
import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.PaneKey;
import io.cordon.detect.panes.PanePart;
import io.cordon.detect.panes.PaneRule;
import io.cordon.detect.panes.PaneState;
import io.cordon.detect.panes.PaneVerdict;
import io.cordon.detect.scope.CredentialIndex;
import io.cordon.detect.scope.LiveAmplifiers;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.Finding;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.detection.RecentSubjects.Subject;
import io.cordon.stream.feed.FeedWatch;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Judges the panes of one subject under one rule. What comes after its period has closed, or of a
 * ratio rule after its pane was judged, is counted as late and set aside.
 */
final class PaneFunction extends SubjectOperator.Function<PaneBatch> {

    private static final long serialVersionUID = 1L;

    /** Revisions that are not urgent are gathered for this long; it never decides existence. */
    static final long FLUSH_MILLIS = 5_000;

    /** Period, lateness and the next period's look back are hours; a day or more is in hand. */
    private static final Duration SAFETY_NET = Duration.ofDays(2);

    private static final long MICROS = 1000;

    private final DetectionSettings settings;
    private final Speed speed;
    private final OutputTag<LatePanes> late;
    private final @Nullable String feeds;

    private transient DetectorCatalog catalog;
    private transient FindingFactory factory;
    private transient SubjectStore<PaneState> subjects;
    private transient Tally lateEvents;
    private transient @Nullable FeedWatch<AmplifierFeed> watch;

    /**
     * A function for the pane rules of these settings.
     *
     * @param late where late records are told of
     * @param feeds brokers to read the port table from, whose names findings carry; null when it
     *     stands in the settings alone
     */
    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    PaneFunction(
            DetectionSettings settings,
            Speed speed,
            OutputTag<LatePanes> late,
            @Nullable String feeds) {
        this.settings = settings;
        this.speed = speed;
        this.late = late;
        this.feeds = feeds;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        LiveAmplifiers amplifiers = new LiveAmplifiers(settings.ports());
        catalog =
                new DetectorCatalog(
                        settings, new CredentialIndex(settings.credentials()), amplifiers);
        factory = new FindingFactory(catalog.scope().assets(), amplifiers);
        ValueStateDescriptor<PaneState> descriptor =
                new ValueStateDescriptor<>("panes", new CodecType<>(new PaneStateSerde()));
        // Timers drop state in event time; this catches what a stalled event time would leave.
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(SAFETY_NET).build());
        subjects =
                new SubjectStore<>(
                        getRuntimeContext().getState(descriptor),
                        // A bounded run sorts by key: each subject comes once, and then no more.
                        speed == Speed.LIVE
                                ? new RecentSubjects<>(PaneState::bytes)
                                : RecentSubjects.none(),
                        PaneState::new,
                        state -> Long.MAX_VALUE,
                        getRuntimeContext().getMetricGroup());
        lateEvents = new Tally(getRuntimeContext(), "late");
        if (feeds != null) {
            FeedWatch<AmplifierFeed> started = FeedWatch.ports(feeds, amplifiers);
            started.start();
            started.register(getRuntimeContext().getMetricGroup(), Clock.systemUTC());
            watch = started;
        }
    }

    @Override
    SubjectStore<?> subjects() {
        return subjects;
    }

    @Override
    public void close() throws InterruptedException {
        if (watch != null) {
            watch.close();
        }
    }

    @Override
    public void processElement(PaneBatch batch, Context context, Collector<Finding> out)
            throws IOException {
        PaneKey key = PaneKey.parse(batch.key());
        Detector detector = catalog.detector(key.ruleId());
        PaneRule rule = detector.panes();
        Subject<PaneState> subject = subjects.of(batch.key());
        boolean touched = false;
        for (PanePart part : batch.parts()) {
            if (isLate(rule, subject.state(), part, context)) {
                lateEvents.add(part.records());
                context.output(late, LatePanes.of(key, part));
            } else {
                subject.state().add(rule, part, time -> wake(subject, time / MICROS, context));
                touched = true;
            }
        }
        if (touched) {
            if (speed == Speed.LIVE) {
                revise(key, detector, subject, context, out);
            }
            subjects.keep(subject);
        }
    }

    /** Sets a timer, unless it is the one that was set last. */
    private static void wake(Subject<PaneState> subject, long millis, Context context) {
        if (millis != subject.timer()) {
            context.timerService().registerEventTimeTimer(millis);
            subject.timerSet(millis);
        }
    }

    private static boolean isLate(
            PaneRule rule, PaneState subject, PanePart part, Context context) {
        return rule.lateFrom(part.unit()) / MICROS <= context.timerService().currentWatermark()
                || subject.tooLate(rule, part.unit());
    }

    /** A first revision, one of twice the count and a worse one go at once, others soon. */
    private void revise(
            PaneKey key,
            Detector detector,
            Subject<PaneState> subject,
            Context context,
            Collector<Finding> out) {
        PaneRule rule = detector.panes();
        PaneState state = subject.state();
        for (long period : state.openPeriods()) {
            state.dueAtOnce(rule, period)
                    .ifPresent(verdict -> emit(key, detector, state, verdict, out));
            if (state.due(rule, period).isPresent()) {
                long now = context.timerService().currentProcessingTime();
                long flush = (now / FLUSH_MILLIS + 1) * FLUSH_MILLIS;
                if (subject.flushSet(flush)) {
                    context.timerService().registerProcessingTimeTimer(flush);
                }
            }
        }
    }

    private void emit(
            PaneKey key,
            Detector detector,
            PaneState subject,
            PaneVerdict verdict,
            Collector<Finding> out) {
        out.collect(factory.finding(key, detector, verdict, false));
        subject.written(verdict);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
            throws IOException {
        Subject<PaneState> subject = subjects.of(context.getCurrentKey());
        PaneState state = subject.state();
        if (state.isEmpty()) {
            return;
        }
        PaneKey key = PaneKey.parse(context.getCurrentKey());
        Detector detector = catalog.detector(key.ruleId());
        PaneRule rule = detector.panes();
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
            for (long period : state.openPeriods()) {
                state.due(rule, period)
                        .ifPresent(verdict -> emit(key, detector, state, verdict, out));
            }
        } else {
            subject.timerSet(Long.MAX_VALUE);
            boolean judged = state.reach(rule, timestamp * MICROS);
            if (judged && speed == Speed.LIVE) {
                revise(key, detector, subject, context, out);
            }
            close(timestamp, key, detector, state, out);
        }
        if (state.isEmpty()) {
            subjects.drop(subject);
        } else {
            subjects.keep(subject);
        }
    }

    private void close(
            long millis,
            PaneKey key,
            Detector detector,
            PaneState subject,
            Collector<Finding> out) {
        PaneRule rule = detector.panes();
        for (long period : subject.openPeriods()) {
            if (rule.deadlineOf(period) / MICROS > millis) {
                break;
            }
            subject.verdict(rule, period)
                    .ifPresent(v -> out.collect(factory.finding(key, detector, v, true)));
            subject.close(rule, period);
        }
    }
}
