package io.cordon.stream.detection;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.DeadLetterCodec;
import io.cordon.stream.codec.FindingCodec;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The graph between sources and sinks: gather locally, shuffle once, judge. Counting rules and pane
 * rules read the same input side by side.
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
            sums = sums == null ? summed : sums.union(summed);
            matches = matches == null ? gathered : matches.union(gathered);
            DataStream<DeadLetter> refused = gathered.getSideOutput(aside);
            letters = letters == null ? refused : letters.union(refused);
        }
        if (matches == null || sums == null || letters == null) {
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
        return new DetectionGraph(
                findings.union(ofPanes), letters.union(findings.getSideOutput(aside), latePanes));
    }
}
