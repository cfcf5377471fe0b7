package io.cordon.stream.live;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.stream.detection.DetectionGraph;
import io.cordon.stream.detection.Speed;
import io.cordon.stream.elasticsearch.BulkEntry;
import io.cordon.stream.kafka.DeadLetterEntries;
import io.cordon.stream.kafka.TelemetrySources;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The live topology: telemetry topics, detection, findings to topic and index, dead letters to
 * theirs.
 */
public final class LiveJob {

    /** Name under which the job runs. */
    public static final String NAME = "cordon-live";

    private static final Duration CHECKPOINTS = Duration.ofSeconds(5);

    private LiveJob() {}

    /**
     * Attaches the topology to an environment, which the caller then executes.
     *
     * @param untilEnd read the topics up to their present end, close every period and stop; for
     *     comparing with a batch run
     */
    public static void attach(
            StreamExecutionEnvironment environment,
            Endpoints endpoints,
            DetectionSettings settings,
            boolean untilEnd) {
        DetectionGraph graph = attachDetection(environment, endpoints, settings, untilEnd);
        StackSinks.attach(graph, settings, Speed.LIVE, endpoints);
        DataStream<BulkEntry> letters =
                environment
                        .fromSource(
                                deadLetters(endpoints, untilEnd),
                                WatermarkStrategy.noWatermarks(),
                                "read-dead-letters")
                        .uid("read-dead-letters");
        StackSinks.attachDeadLetterIndex(letters, endpoints);
    }

    /**
     * Attaches sources and detection alone; the caller says where findings and dead letters go.
     *
     * @param untilEnd as {@link #attach} has it
     */
    public static DetectionGraph attachDetection(
            StreamExecutionEnvironment environment,
            Endpoints endpoints,
            DetectionSettings settings,
            boolean untilEnd) {
        configure(environment);
        environment.enableCheckpointing(CHECKPOINTS.toMillis());
        return DetectionGraph.attach(
                TelemetrySources.attach(
                        environment, endpoints.bootstrapServers(), settings, untilEnd),
                settings,
                Speed.LIVE,
                endpoints.bootstrapServers());
    }

    /** What every topology of ours insists on. */
    public static void configure(StreamExecutionEnvironment environment) {
        environment.setMaxParallelism(DetectionGraph.MAX_PARALLELISM);
        environment.configure(
                new Configuration()
                        .set(PipelineOptions.GENERIC_TYPES, false)
                        .set(PipelineOptions.AUTO_GENERATE_UIDS, false));
    }

    private static KafkaSource<BulkEntry> deadLetters(Endpoints endpoints, boolean untilEnd) {
        KafkaSourceBuilder<BulkEntry> builder =
                KafkaSource.<BulkEntry>builder()
                        .setBootstrapServers(endpoints.bootstrapServers())
                        .setTopics(TopicCatalog.DEAD_LETTER)
                        .setGroupId("cordon-dead-letters")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setProperty("isolation.level", "read_committed")
                        .setDeserializer(new DeadLetterEntries());
        if (untilEnd) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return builder.build();
    }
}
