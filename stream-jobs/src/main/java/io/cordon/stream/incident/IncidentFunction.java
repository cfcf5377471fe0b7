package io.cordon.stream.incident;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.incident.Chain;
import io.cordon.incident.Chains;
import io.cordon.incident.Horizon;
import io.cordon.incident.IncidentFactory;
import io.cordon.incident.IncidentSubject;
import io.cordon.incident.Part;
import io.cordon.incident.PartReader;
import io.cordon.incident.Status;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.detection.Speed;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the chains of one subject and tells of them: live at once when readers should know at once,
 * else with the next flush; in batch when a chain is complete.
 *
 * <p>A chain is looked at when event time passes its end, when it closes and when it is dropped;
 * until then what is late may join it.
 */
final class IncidentFunction extends KeyedProcessFunction<String, Finding, Incident> {

    private static final long serialVersionUID = 1L;

    /** Revisions that are not urgent are gathered for this long; it never decides content. */
    static final long FLUSH_MILLIS = 5_000;

    /** A chain hears of itself at least once a day of event time, or it is dropped within four. */
    private static final Duration SAFETY_NET = Duration.ofDays(8);

    private static final long MICROS = 1000;

    private final DetectionSettings settings;
    private final Speed speed;

    private transient PartReader reader;
    private transient IncidentFactory factory;
    private transient Horizon horizon;
    private transient ValueState<Chains> state;

    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    IncidentFunction(DetectionSettings settings, Speed speed) {
        this.settings = settings;
        this.speed = speed;
    }

    @Override
    public void open(OpenContext context) {
        DetectorCatalog catalog = new DetectorCatalog(settings);
        reader = new PartReader(catalog);
        factory = new IncidentFactory(catalog.scope().assets());
        horizon = Horizon.of(catalog);
        ValueStateDescriptor<Chains> descriptor =
                new ValueStateDescriptor<>("incidents", new CodecType<>(new ChainsSerde()));
        // Timers drop state in event time; this catches what a stalled event time would leave.
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(SAFETY_NET).build());
        state = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(Finding finding, Context context, Collector<Incident> out)
            throws IOException {
        Chains chains = state.value();
        if (chains == null) {
            chains = new Chains();
        }
        Part part = reader.part(finding);
        IncidentSubject subject = IncidentSubject.parse(context.getCurrentKey());
        Chain chain = chains.add(part);
        if (speed == Speed.LIVE) {
            long now = now(context);
            for (long look : new long[] {chain.end(), chain.end() + horizon.close()}) {
                // One that has passed would tell at the next watermark what may wait.
                if (look > now) {
                    wake(context, look);
                }
            }
            wake(context, chain.end() + horizon.drop());
            revise(subject, chain, context, out);
        } else {
            wake(context, chain.end());
            completeBefore(part.periodStart(), subject, chains, out);
        }
        state.update(chains);
    }

    private static void wake(Context context, long micros) {
        context.timerService().registerEventTimeTimer(Math.floorDiv(micros, MICROS));
    }

    private void revise(
            IncidentSubject subject, Chain chain, Context context, Collector<Incident> out) {
        Status status = horizon.status(chain.end(), now(context));
        factory.revisions(subject, chain, status, true).forEach(out::collect);
        if (chain.isChanged(status)) {
            long clock = context.timerService().currentProcessingTime();
            context.timerService()
                    .registerProcessingTimeTimer((clock / FLUSH_MILLIS + 1) * FLUSH_MILLIS);
        }
    }

    /** In a bounded run a subject's findings come by period: nothing joins what lies behind. */
    private void completeBefore(
            long time, IncidentSubject subject, Chains chains, Collector<Incident> out) {
        for (Chain chain : chains.all()) {
            if (time - chain.end() > Horizon.GAP) {
                factory.revisions(subject, chain, Status.CLOSED, false).forEach(out::collect);
                chains.drop(chain);
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Incident> out)
            throws IOException {
        Chains chains = state.value();
        if (chains == null) {
            return;
        }
        IncidentSubject subject = IncidentSubject.parse(context.getCurrentKey());
        if (speed == Speed.BATCH) {
            // The key has ended.
            completeBefore(Long.MAX_VALUE / 2, subject, chains, out);
        } else {
            long now =
                    context.timeDomain() == TimeDomain.EVENT_TIME
                            ? Math.max(timestamp * MICROS, now(context))
                            : now(context);
            for (Chain chain : chains.all()) {
                Status status = horizon.status(chain.end(), now);
                factory.revisions(subject, chain, status, false).forEach(out::collect);
                if (now - chain.end() >= horizon.drop()) {
                    chains.drop(chain);
                }
            }
        }
        if (chains.isEmpty()) {
            state.clear();
        } else {
            state.update(chains);
        }
    }

    /** Event time that has been reached, microseconds. */
    private static long now(Context context) {
        long millis = context.timerService().currentWatermark();
        if (millis < Long.MIN_VALUE / MICROS) {
            return Long.MIN_VALUE / 2;
        }
        return millis > Long.MAX_VALUE / 2 / MICROS ? Long.MAX_VALUE / 2 : millis * MICROS;
    }
}
