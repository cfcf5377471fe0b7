package io.cordon.stream.detection;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.firmware.device.DeviceSighting;
import io.cordon.detect.firmware.device.DeviceState;
import io.cordon.detect.firmware.device.DeviceState.Revision;
import io.cordon.detect.firmware.device.DeviceVerdict;
import io.cordon.detect.firmware.device.Judgements;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.firmware.product.ProductNames;
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
 * Judges devices by their firmware. Observations count as they come; changes are told in the order
 * of event times, live once the watermark has passed. In a bounded run, which sorts by key and
 * time, the feeds of the settings are read when it starts.
 */
final class DeviceFunction extends KeyedProcessFunction<String, DeviceMatch, Finding> {

    private static final long serialVersionUID = 1L;

    /** Revisions that are not urgent are gathered for this long; it never decides existence. */
    static final long FLUSH_MILLIS = 5_000;

    /** As long as a device is known, and what its last day needs. */
    private static final Duration SAFETY_NET = Duration.ofDays(95);

    private static final long MICROS = 1000;

    private final DetectionSettings settings;
    private final Speed speed;
    private final OutputTag<DeadLetter> late;

    private transient DetectorCatalog catalog;
    private transient FindingFactory factory;
    private transient ProductNames names;
    private transient Judgements judgements;
    private transient ValueState<DeviceState> state;
    private transient Tally lateEvents;

    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    DeviceFunction(DetectionSettings settings, Speed speed, OutputTag<DeadLetter> late) {
        this.settings = settings;
        this.speed = speed;
        this.late = late;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        catalog = new DetectorCatalog(settings);
        factory = new FindingFactory(catalog.scope().assets());
        names = ProductNames.builtIn();
        judgements = Judgements.by(catalog.firmwareJudge(names), settings.firmware().read());
        ValueStateDescriptor<DeviceState> descriptor =
                new ValueStateDescriptor<>("device", new CodecType<>(new DeviceStateSerde()));
        // Timers drop state in event time; this catches what a stalled event time would leave.
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(SAFETY_NET).build());
        state = getRuntimeContext().getState(descriptor);
        lateEvents = new Tally(getRuntimeContext(), "late");
    }

    @Override
    public void processElement(DeviceMatch match, Context context, Collector<Finding> out)
            throws IOException {
        DeviceSighting seen = match.sighting();
        long day = DeviceState.dayOf(seen.time());
        long reached = context.timerService().currentWatermark();
        if (DeviceState.deadlineOf(day) / MICROS <= reached) {
            setAside(match, context);
            return;
        }
        DeviceState device = state.value();
        if (device == null) {
            device = new DeviceState();
        }
        if (speed == Speed.BATCH) {
            // Sorted by milliseconds: what is earlier than this one's is complete.
            device.advance(Math.floorDiv(seen.time(), MICROS) * MICROS - 1, names);
        }
        if (!device.add(seen)) {
            setAside(match, context);
        }
        device.advance(micros(speed == Speed.LIVE ? reached : Long.MIN_VALUE), names);
        wake(device, context);
        if (speed == Speed.LIVE) {
            device.linkDays();
            write(match.key(), device, false, context, out);
        }
        state.update(device);
    }

    private void setAside(DeviceMatch match, Context context) {
        DeviceSighting seen = match.sighting();
        for (FirmwareRule rule : FirmwareRule.values()) {
            if (seen.counts(rule)) {
                lateEvents.increment();
                context.output(
                        late,
                        LateEvent.letter(
                                SubjectKey.parse(match.key()),
                                rule.id(),
                                seen.sensor(),
                                seen.time(),
                                DeviceState.dayOf(seen.time())));
                return;
            }
        }
    }

    private static void wake(DeviceState device, Context context) {
        long deadline = device.deadline();
        if (deadline != Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(Math.floorDiv(deadline, MICROS));
        }
    }

    /** The last microsecond of a millisecond of event time. */
    private static long micros(long millis) {
        if (millis >= Long.MAX_VALUE / MICROS) {
            return Long.MAX_VALUE;
        }
        return millis <= Long.MIN_VALUE / MICROS ? Long.MIN_VALUE : (millis + 1) * MICROS - 1;
    }

    private void write(
            String key, DeviceState device, boolean all, Context context, Collector<Finding> out) {
        for (long day : device.judgeable()) {
            for (DeviceVerdict verdict : device.verdicts(day, judgements, names)) {
                Finding finding =
                        factory.finding(
                                SubjectKey.parse(key),
                                catalog.detector(verdict.rule().id()),
                                verdict,
                                device.closed(day));
                int content = FindingFactory.content(finding);
                Revision revision = device.revision(verdict, content);
                if (revision == Revision.NOW || (all && revision == Revision.SOON)) {
                    out.collect(finding);
                    device.wrote(verdict, content);
                } else if (revision == Revision.SOON) {
                    long now = context.timerService().currentProcessingTime();
                    context.timerService()
                            .registerProcessingTimeTimer((now / FLUSH_MILLIS + 1) * FLUSH_MILLIS);
                }
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
            throws IOException {
        DeviceState device = state.value();
        if (device == null) {
            return;
        }
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            long reached = micros(Math.max(timestamp, context.timerService().currentWatermark()));
            device.advance(reached, names);
            device.linkDays();
            device.close(reached);
            write(context.getCurrentKey(), device, true, context, out);
            device.drop(reached);
            wake(device, context);
        } else {
            device.linkDays();
            write(context.getCurrentKey(), device, true, context, out);
        }
        if (device.isEmpty()) {
            state.clear();
        } else {
            state.update(device);
        }
    }
}
