package io.cordon.bench.throughput;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.stream.detection.DetectionGraph;
import io.cordon.stream.kafka.TelemetrySources;
import io.cordon.stream.live.Endpoints;
import io.cordon.stream.live.LiveJob;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The Flink jobs that are measured. */
public final class Graphs {

    /** Every 10 seconds, as the published figures have it. */
    public static final Duration CHECKPOINTS = Duration.ofSeconds(10);

    private static final String DECODE = "read-and-decode";

    private Graphs() {}

    /** Sources whose records count, by the beginning of their names. */
    public static Set<String> sources() {
        return Set.of("read-" + TelemetrySources.TELEMETRY, DECODE);
    }

    /**
     * Reads, decodes, discards: one source for all topics, no watermarks, no checkpoints, objects
     * reused. The least that Flink can do with a record.
     */
    static void decode(StreamExecutionEnvironment environment, String bootstrapServers) {
        environment.getConfig().enableObjectReuse();
        KafkaSourceBuilder<SpecificRecordBase> source =
                KafkaSource.<SpecificRecordBase>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setTopics(List.copyOf(TelemetrySources.records().keySet()))
                        .setGroupId("bench-decode")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(new FullDecode());
        TelemetrySources.CONSUMER.forEach(source::setProperty);
        environment
                .fromSource(source.build(), WatermarkStrategy.noWatermarks(), DECODE)
                .uid(DECODE)
                .sinkTo(new DiscardingSink<>())
                .name("discard")
                .uid("discard");
    }

    /** The live job as {@code ./cordon up} runs it, but for the checkpoint interval. */
    public static void pipeline(
            StreamExecutionEnvironment environment,
            Endpoints endpoints,
            DetectionSettings settings) {
        LiveJob.attach(environment, endpoints, settings, false);
        environment.enableCheckpointing(CHECKPOINTS.toMillis());
    }

    /** The live job's sources and detection; what they find is discarded. */
    public static void withoutSinks(
            StreamExecutionEnvironment environment,
            Endpoints endpoints,
            DetectionSettings settings) {
        DetectionGraph graph = LiveJob.attachDetection(environment, endpoints, settings, false);
        environment.enableCheckpointing(CHECKPOINTS.toMillis());
        graph.findings()
                .sinkTo(new DiscardingSink<>())
                .name("discard-findings")
                .uid("discard-findings");
        graph.setAside()
                .sinkTo(new DiscardingSink<>())
                .name("discard-dead-letters")
                .uid("discard-dead-letters");
    }
}
