package io.cordon.stream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import io.cordon.stream.detection.Inbound;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.Collector;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TelemetryDeserializerTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final long MILLIS = NOW.toEpochMilli();
    private static final int AHEAD_MILLIS = 300_000;
    private static final int BYTES_PER_IRRELEVANT_EVENT = 64;

    private final Collected out = new Collected();

    @Test
    void anIrrelevantRecordTicksOncePerPartitionAndSecond() {
        TelemetryDeserializer<Flow> reader = reader(Flow.class);
        byte[] web = Framing.of(Flow.class).encode(flow(443));
        reader.deserialize(record(3, MILLIS, web), out);
        reader.deserialize(record(3, MILLIS + 999, web), out);
        reader.deserialize(record(3, MILLIS + 1000, web), out);
        reader.deserialize(record(3, MILLIS + 1, web), out);
        reader.deserialize(record(0, MILLIS + 1, web), out);
        assertThat(out.elements)
                .containsExactly(
                        new Inbound.Tick(MILLIS),
                        new Inbound.Tick(MILLIS + 1000),
                        new Inbound.Tick(MILLIS + 1));
    }

    @Test
    void aHeartbeatTicks() {
        TelemetryDeserializer<Flow> reader = reader(Flow.class);
        reader.deserialize(record(0, MILLIS, new byte[0]), out);
        assertThat(out.elements).containsExactly(new Inbound.Tick(MILLIS));
    }

    @Test
    void aMatchLeavesAsAnObservation() {
        TelemetryDeserializer<Flow> reader = reader(Flow.class);
        Flow telnet = flow(7547);
        reader.deserialize(record(0, MILLIS, Framing.of(Flow.class).encode(telnet)), out);
        assertThat(out.elements.get(0))
                .isInstanceOfSatisfying(
                        Inbound.Matched.class,
                        matched -> {
                            assertThat(matched.key())
                                    .isEqualTo("default\nSCAN-HORIZONTAL\nsource\n192.0.2.1");
                            assertThat(matched.observation().time()).isEqualTo(telnet.getEndTime());
                        });
    }

    @Test
    void aRecordAheadOfTheClockIsSetAsideAndMovesNothing() {
        TelemetryDeserializer<Flow> reader = reader(Flow.class);
        byte[] web = Framing.of(Flow.class).encode(flow(443));
        reader.deserialize(record(0, MILLIS + AHEAD_MILLIS + 1, web), out);
        assertThat(out.elements)
                .singleElement()
                .isInstanceOfSatisfying(
                        Inbound.SetAside.class,
                        aside ->
                                assertThat(aside.letter().getCode())
                                        .isEqualTo("FUTURE_EVENT_TIME"));
        out.elements.clear();
        reader.deserialize(record(0, MILLIS + AHEAD_MILLIS, web), out);
        assertThat(out.elements).containsExactly(new Inbound.Tick(MILLIS + AHEAD_MILLIS));
    }

    @Test
    void contentAheadOfTheClockIsSetAsideToo() {
        TelemetryDeserializer<Flow> reader = reader(Flow.class);
        Flow telnet = flow(7547);
        telnet.setEndTime((MILLIS + AHEAD_MILLIS + 1) * 1000);
        reader.deserialize(record(0, MILLIS, Framing.of(Flow.class).encode(telnet)), out);
        assertThat(out.elements.get(0)).isInstanceOf(Inbound.SetAside.class);
    }

    @Test
    void bytesThatAreNoRecordAreSetAside() {
        TelemetryDeserializer<Flow> reader = reader(Flow.class);
        reader.deserialize(record(0, MILLIS, new byte[] {1, 2, 3}), out);
        assertThat(out.elements)
                .singleElement()
                .isInstanceOfSatisfying(
                        Inbound.SetAside.class,
                        aside ->
                                assertThat(aside.letter().getCode())
                                        .isEqualTo("UNREADABLE_RECORD"));
    }

    @Test
    void anIrrelevantRecordLeavesAlmostNothingOnTheHeap() {
        assertThat(allocated(reader(Flow.class), Framing.of(Flow.class).encode(flow(443))))
                .as("bytes per flow")
                .isLessThanOrEqualTo(BYTES_PER_IRRELEVANT_EVENT);
        assertThat(
                        allocated(
                                reader(DnsTransaction.class),
                                Framing.of(DnsTransaction.class).encode(dns())))
                .as("bytes per DNS transaction")
                .isLessThanOrEqualTo(BYTES_PER_IRRELEVANT_EVENT);
    }

    /** Mean over many calls, the first of which make code and caches warm. */
    private double allocated(TelemetryDeserializer<?> reader, byte[] value) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        ConsumerRecord<byte[], byte[]> record = record(0, MILLIS, value);
        int calls = 100_000;
        for (int i = 0; i < calls; i++) {
            reader.deserialize(record, out);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < calls; i++) {
            reader.deserialize(record, out);
        }
        return (double) (threads.getThreadAllocatedBytes(thread) - before) / calls;
    }

    private static <R extends SpecificRecordBase> TelemetryDeserializer<R> reader(Class<R> type) {
        TelemetryDeserializer<R> reader =
                new TelemetryDeserializer<>(
                        type,
                        DetectionSettings.of(
                                List.of("192.0.2.0/24"), Map.of(), List.of(), List.of()),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        reader.open(new Context());
        return reader;
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, long millis, byte[] value) {
        return new ConsumerRecord<>(
                "topic",
                partition,
                7,
                millis,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static Flow flow(int port) {
        return Flow.newBuilder()
                .setTransport(6)
                .setDestinationPort(port)
                .setSourcePort(40_000)
                .setTcpFlags(0x1b)
                .setTcpFlagsReverse(0x1b)
                .setConnectionState("SF")
                .setInitiatorKnown(true)
                .setSourceAddress(IpAddress.parse("192.0.2.1").toAvro())
                .setDestinationAddress(IpAddress.parse("198.51.100.1").toAvro())
                .setStartTime(MILLIS * 1000)
                .setEndTime(MILLIS * 1000)
                .setSamplingRate(1)
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.conn")
                .build();
    }

    private static DnsTransaction dns() {
        return DnsTransaction.newBuilder()
                .setTransport(17)
                .setServerPort(53)
                .setAnswered(true)
                .setResponseCode(0)
                .setAuthoritative(false)
                .setRecursionDesired(true)
                .setRecursionAvailable(true)
                .setAnswerCount(1)
                .setClientAddress(IpAddress.parse("192.0.2.1").toAvro())
                .setClientPort(40_000)
                .setServerAddress(IpAddress.parse("198.51.100.1").toAvro())
                .setTime(MILLIS * 1000)
                .setQueryName("host.example.net")
                .setQueryType("A")
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.dns")
                .build();
    }

    private static final class Collected implements Collector<Inbound> {

        private final List<Inbound> elements = new ArrayList<>();

        @Override
        public void collect(Inbound element) {
            elements.add(element);
        }

        @Override
        public void close() {}
    }

    private static final class Context implements InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
