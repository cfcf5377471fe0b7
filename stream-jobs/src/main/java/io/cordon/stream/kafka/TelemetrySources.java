package io.cordon.stream.kafka;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.detection.Inbound;
import io.cordon.stream.detection.InboundCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The telemetry topics that active rules read, as one filtered stream with watermarks. */
public final class TelemetrySources {

    /** Names the source, and what gathers behind it. */
    public static final String TELEMETRY = "telemetry";

    /** How far events may be out of order before they count on a period's lateness. */
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(30);

    private static final Duration IDLE = Duration.ofSeconds(30);

    /** How far one partition may run ahead of another while a backlog is read. */
    private static final Duration DRIFT = Duration.ofHours(1);

    /** How telemetry is consumed. */
    public static final Map<String, String> CONSUMER =
            Map.of(
                    "isolation.level", "read_committed",
                    // Each hand-over to the task wakes a thread: fewer, larger ones.
                    "max.poll.records", "5000");

    /** Records that rules judge by a feed. */
    private static final Set<Class<?>> FED = Set.of(Flow.class, LoginAttempt.class);

    private static final Map<String, Class<? extends SpecificRecordBase>> RECORDS =
            new LinkedHashMap<>();

    static {
        RECORDS.put(TopicCatalog.FLOW, Flow.class);
        RECORDS.put(TopicCatalog.DNS, DnsTransaction.class);
        RECORDS.put(TopicCatalog.LOGIN, LoginAttempt.class);
    }

    private TelemetrySources() {}

    /** The topics that are read, and the record that each carries. */
    public static Map<String, Class<? extends SpecificRecordBase>> records() {
        return Collections.unmodifiableMap(RECORDS);
    }

    /**
     * Attaches the source.
     *
     * @param untilEnd read up to the topics' present end and then stop, instead of for ever
     */
    public static Map<String, DataStream<Inbound>> attach(
            StreamExecutionEnvironment environment,
            String bootstrapServers,
            DetectionSettings settings,
            boolean untilEnd) {
        return attach(environment, bootstrapServers, settings, untilEnd, IDLE);
    }

    /** The same, with the time after which a silent partition no longer holds event time back. */
    static Map<String, DataStream<Inbound>> attach(
            StreamExecutionEnvironment environment,
            String bootstrapServers,
            DetectionSettings settings,
            boolean untilEnd,
            Duration idle) {
        return Map.of(
                TELEMETRY,
                environment
                        .fromSource(
                                source(bootstrapServers, settings, untilEnd),
                                watermarks(untilEnd, idle),
                                "read-" + TELEMETRY,
                                new CodecType<>(new InboundCodec()))
                        .uid("read-" + TELEMETRY));
    }

    private static Source<Inbound, ?, ?> source(
            String bootstrapServers, DetectionSettings settings, boolean untilEnd) {
        Map<String, TelemetryDeserializer<?>> byTopic = new LinkedHashMap<>();
        RECORDS.forEach(
                (topic, type) ->
                        byTopic.put(
                                topic,
                                new TelemetryDeserializer<>(
                                        type,
                                        settings,
                                        Clock.systemUTC(),
                                        FED.contains(type) ? bootstrapServers : null)));
        TopicDeserializer deserializer = new TopicDeserializer(byTopic);
        KafkaSourceBuilder<Inbound> builder =
                KafkaSource.<Inbound>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setTopics(List.copyOf(RECORDS.keySet()))
                        .setGroupId("cordon-detect")
                        // Without a checkpoint, state starts empty: only a full read rebuilds it.
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(deserializer);
        CONSUMER.forEach(builder::setProperty);
        builder.setProperties(RelevantRecords.with(deserializer));
        if (untilEnd) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return new ClosingSource<>(builder.build(), deserializer);
    }

    private static WatermarkStrategy<Inbound> watermarks(boolean untilEnd, Duration idle) {
        WatermarkStrategy<Inbound> strategy =
                WatermarkStrategy.<Inbound>forBoundedOutOfOrderness(OUT_OF_ORDER)
                        .withTimestampAssigner((inbound, timestamp) -> inbound.eventMillis())
                        .withIdleness(idle);
        return untilEnd ? strategy : strategy.withWatermarkAlignment(TELEMETRY, DRIFT);
    }
}
