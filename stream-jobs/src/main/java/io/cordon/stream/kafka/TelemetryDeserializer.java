package io.cordon.stream.kafka;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.catalog.TelemetryMatcher;
import io.cordon.detect.scope.LiveAmplifiers;
import io.cordon.detect.scope.LiveLists;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.deadletter.SetAsideCode;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import io.cordon.schema.topic.RecordKey;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.detection.Inbound;
import io.cordon.stream.detection.InboundCodec;
import io.cordon.stream.feed.FeedWatch;
import io.cordon.stream.kafka.RelevantRecords.TopicSieve;
import java.io.IOException;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Filters and projects telemetry where it is read: a record that matches no rule leaves nothing but
 * a tick of event time, at most one per partition and second. A record without a value is a
 * heartbeat and ticks too. A record that is ahead of the clock is set aside and moves nothing.
 *
 * @param <R> the topic's record
 */
final class TelemetryDeserializer<R extends SpecificRecordBase>
        implements KafkaRecordDeserializationSchema<Inbound>, ClosingSource.Resource {

    private static final long serialVersionUID = 1L;

    private final Class<R> type;
    private final DetectionSettings settings;
    private final Clock clock;
    private final @Nullable String feeds;

    private transient Framing<R> framing;
    private transient TelemetryMatcher matcher;
    private transient Sieve sieve;
    private transient Sieve fetched;
    private transient Counter suppressed;
    private transient Counter records;
    private transient @Nullable FeedWatch<?> watch;

    /** A deserializer of a topic that no feed concerns. */
    TelemetryDeserializer(Class<R> type, DetectionSettings settings, Clock clock) {
        this(type, settings, clock, null);
    }

    /**
     * A deserializer of one topic.
     *
     * @param feeds brokers to read the feed from that rules on such records look at: of logins the
     *     default credentials, of others the port table; null when none is looked at
     */
    @SuppressWarnings("NullAway.Init") // transient: open() makes them on the worker
    TelemetryDeserializer(
            Class<R> type, DetectionSettings settings, Clock clock, @Nullable String feeds) {
        this.type = type;
        this.settings = settings;
        this.clock = clock;
        this.feeds = feeds;
    }

    @Override
    public void open(InitializationContext context) throws IOException {
        framing = Framing.of(type);
        LiveLists lists = new LiveLists(settings.credentials());
        LiveAmplifiers amplifiers = new LiveAmplifiers(settings.ports());
        matcher = matcher(lists, amplifiers);
        sieve = new Sieve(type, matcher, clock);
        fetched = new Sieve(type, matcher(lists, amplifiers), clock);
        suppressed = context.getMetricGroup().counter("suppressed");
        records = context.getMetricGroup().counter("records", new ThreadSafeSimpleCounter());
        if (feeds != null) {
            // The gate: no record is judged before the feed is read to its present end.
            FeedWatch<?> started =
                    type == LoginAttempt.class
                            ? FeedWatch.credentials(feeds, lists)
                            : FeedWatch.ports(feeds, amplifiers);
            started.start();
            started.register(context.getMetricGroup(), clock);
            watch = started;
        }
    }

    private TelemetryMatcher matcher(LiveLists lists, LiveAmplifiers amplifiers) {
        return new TelemetryMatcher(new DetectorCatalog(settings, lists, amplifiers));
    }

    /** What the thread that fetches may leave out; asked by that thread alone. */
    TopicSieve sieve() {
        return new TopicSieve(fetched, records);
    }

    @Override
    public void close() throws InterruptedException {
        if (watch != null) {
            watch.close();
        }
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Inbound> out) {
        records.inc();
        byte[] value = record.value();
        if (sieve.isAhead(record.timestamp())) {
            out.collect(
                    aside(record, SetAsideCode.FUTURE_EVENT_TIME, "it is ahead of its receipt"));
            return;
        }
        if (sieve.mayMatch(value)) {
            try {
                matcher.match(framing.decode(value), new Output(record, out));
            } catch (FramingException e) {
                out.collect(
                        aside(
                                record,
                                SetAsideCode.UNREADABLE_RECORD,
                                "its bytes are no such record"));
                return;
            }
        }
        if (sieve.ticks(record.partition(), record.timestamp())) {
            out.collect(new Inbound.Tick(record.timestamp()));
        }
    }

    private static Inbound aside(
            ConsumerRecord<byte[], byte[]> record, SetAsideCode code, String why) {
        String position = record.topic() + "-" + record.partition() + "@" + record.offset();
        return new Inbound.SetAside(
                DeadLetter.newBuilder()
                        .setTime(record.timestamp() * 1000)
                        .setCode(code.name())
                        .setMessage("Cannot use record: " + why + " (position=" + position + ")")
                        .setFormat("telemetry")
                        .setSource(record.topic() + "-" + record.partition())
                        .setLine(0)
                        .setByteOffset(record.offset())
                        .setLength(record.serializedValueSize())
                        .setTenant(RecordKey.tenant(record.key()).orElse("default"))
                        .setSensor("kafka")
                        .build());
    }

    @Override
    public TypeInformation<Inbound> getProducedType() {
        return new CodecType<>(new InboundCodec());
    }

    private final class Output implements TelemetryMatcher.Output {

        private final ConsumerRecord<byte[], byte[]> record;
        private final Collector<Inbound> out;

        Output(ConsumerRecord<byte[], byte[]> record, Collector<Inbound> out) {
            this.record = record;
            this.out = out;
        }

        @Override
        public void matched(SubjectMatch match) {
            collect(new Inbound.Matched(match));
        }

        @Override
        public void contributed(PaneShare share) {
            collect(new Inbound.Contributed(share));
        }

        /** The record's own time stamp was looked at; its content may still disagree. */
        private void collect(Inbound inbound) {
            if (sieve.isAhead(inbound.eventMillis())) {
                out.collect(
                        aside(
                                record,
                                SetAsideCode.FUTURE_EVENT_TIME,
                                "it is ahead of its receipt"));
            } else {
                out.collect(inbound);
            }
        }

        @Override
        public void suppressed(String ruleId) {
            suppressed.inc();
        }
    }
}
