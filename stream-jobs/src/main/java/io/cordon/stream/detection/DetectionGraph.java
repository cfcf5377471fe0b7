package io.cordon.stream.detection;

import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.DeadLetterCodec;
import io.cordon.stream.codec.FindingCodec;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The graph between sources and sinks: gather locally, shuffle once, judge. Counting rules, pane
 * rules and rules about devices read the same input side by side.
 *
 * @param findings revisions; at {@link Speed#BATCH} closing ones only
 * @param setAside late events and records that could not be used
 */
public record DetectionGraph(DataStream<Finding> findings, DataStream<DeadLetter> setAside) {

    /** Fixed on day one: it bounds how far a running job can be scaled without losing state. */
    public static final int MAX_PARALLELISM = 720;

    /** Attaches the graph of a run that no feed concerns. */
    public static DetectionGraph attach(
            Map<String, ? extends DataStream<Inbound>> inputs,
            DetectionSettings settings,
            Speed speed) {
        return attach(inputs, settings, speed, null);
    }

    /**
     * Attaches the graph.
     *
     * @param inputs filtered telemetry by name; names become part of operator ids
     * @param feeds brokers to read feeds from that findings are written with; null when all stands
     *     in the settings
     */
    public static DetectionGraph attach(
            Map<String, ? extends DataStream<Inbound>> inputs,
            DetectionSettings settings,
            Speed speed,
            @Nullable String feeds) {
        OutputTag<DeadLetter> aside =
                new OutputTag<>("set-aside", new CodecType<>(new DeadLetterCodec()));
        OutputTag<LatePanes> late =
                new OutputTag<>("late-panes", new CodecType<>(new LatePanes.LateCodec()));
        DataStream<MatchBatch> matches = null;
        DataStream<PaneBatch> sums = null;
        DataStream<DeadLetter> letters = null;
        DataStream<DeviceMatch> devices = null;
        for (Map.Entry<String, ? extends DataStream<Inbound>> input : inputs.entrySet()) {
            SingleOutputStreamOperator<MatchBatch> gathered =
                    input.getValue()
                            .transform(
                                    "gather-" + input.getKey(),
                                    new CodecType<>(new MatchBatch.BatchCodec()),
                                    new LocalAggregation(speed, aside))
                            .uid("gather-" + input.getKey());
            SingleOutputStreamOperator<PaneBatch> summed =
                    input.getValue()
                            .transform(
                                    "sum-" + input.getKey(),
                                    new CodecType<>(new PaneBatch.BatchCodec()),
                                    new PaneSums(settings, speed))
                            .uid("sum-" + input.getKey());
            SingleOutputStreamOperator<DeviceMatch> observed =
                    input.getValue()
                            .flatMap(
                                    DetectionGraph::observed,
                                    new CodecType<>(new DeviceMatchCodec()))
                            .name("observe-" + input.getKey())
                            .uid("observe-" + input.getKey());
            devices = devices == null ? observed : devices.union(observed);
            sums = sums == null ? summed : sums.union(summed);
            matches = matches == null ? gathered : matches.union(gathered);
            DataStream<DeadLetter> refused = gathered.getSideOutput(aside);
            letters = letters == null ? refused : letters.union(refused);
        }
        if (matches == null || sums == null || letters == null || devices == null) {
            throw new IllegalArgumentException("Cannot attach detection: there is no input");
        }
        SingleOutputStreamOperator<Finding> findings =
                matches.keyBy(MatchBatch::key, Types.STRING)
                        .transform(
                                "detect",
                                new CodecType<>(new FindingCodec()),
                                new SubjectOperator<>(
                                        new DetectionFunction(settings, speed, aside)))
                        .uid("detect");
        SingleOutputStreamOperator<Finding> ofPanes =
                sums.keyBy(PaneBatch::key, Types.STRING)
                        .transform(
                                "judge-panes",
                                new CodecType<>(new FindingCodec()),
                                new SubjectOperator<>(
                                        new PaneFunction(settings, speed, late, feeds)))
                        .uid("judge-panes");
        DataStream<DeadLetter> latePanes =
                ofPanes.getSideOutput(late)
                        .transform(
                                "late-panes",
                                new CodecType<>(new DeadLetterCodec()),
                                new LateLetters(speed))
                        .uid("late-panes");
        SingleOutputStreamOperator<Finding> ofDevices =
                timed(devices, speed)
                        .keyBy(DeviceMatch::key, Types.STRING)
                        .process(
                                new DeviceFunction(settings, speed, aside),
                                new CodecType<>(new FindingCodec()))
                        .name("judge-devices")
                        .uid("judge-devices");
        if (speed == Speed.BATCH) {
            // The feeds about firmware are held in memory, once.
            ofDevices.setParallelism(1);
        }
        return new DetectionGraph(
                findings.union(ofPanes, ofDevices),
                letters.union(
                        findings.getSideOutput(aside), latePanes, ofDevices.getSideOutput(aside)));
    }

    /** A bounded run has no event time until it is given one; then it sorts each device by it. */
    private static DataStream<DeviceMatch> timed(DataStream<DeviceMatch> devices, Speed speed) {
        return speed == Speed.LIVE
                ? devices
                : devices.assignTimestampsAndWatermarks(
                                WatermarkStrategy.<DeviceMatch>noWatermarks()
                                        .withTimestampAssigner(
                                                (match, time) ->
                                                        Math.floorDiv(
                                                                match.sighting().time(), 1000L)))
                        .name("time-devices")
                        .uid("time-devices");
    }

    private static void observed(Inbound inbound, Collector<DeviceMatch> out) {
        if (inbound instanceof Inbound.Observed observed) {
            out.collect(observed.match());
        }
    }
}
