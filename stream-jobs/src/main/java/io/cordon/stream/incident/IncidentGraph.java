package io.cordon.stream.incident;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.codec.IncidentCodec;
import io.cordon.stream.detection.Speed;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Findings in, incidents out. */
public final class IncidentGraph {

    private static final long MICROS = 1000;

    private IncidentGraph() {}

    /**
     * Attaches the operator.
     *
     * @param findings revisions; at {@link Speed#BATCH} closing ones only
     * @return revisions of incidents; at {@link Speed#BATCH} closing ones only
     */
    public static DataStream<Incident> attach(
            DataStream<Finding> findings, DetectionSettings settings, Speed speed) {
        return (speed == Speed.BATCH ? byPeriod(findings) : findings)
                .keyBy(new IncidentKey(settings.networks()), Types.STRING)
                .process(
                        new IncidentFunction(settings, speed), new CodecType<>(new IncidentCodec()))
                .name("correlate")
                .uid("correlate");
    }

    /** A bounded run sorts by key and time stamp: a subject's findings come by period. */
    private static DataStream<Finding> byPeriod(DataStream<Finding> findings) {
        return findings.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Finding>noWatermarks()
                                .withTimestampAssigner(
                                        (finding, time) ->
                                                Math.floorDiv(finding.getPeriodStart(), MICROS)))
                .name("period-starts")
                .uid("period-starts");
    }
}
