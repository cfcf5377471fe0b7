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
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What most records are, and what they may cost: millions of them come by every second. */
class IrrelevantRecordsTest {

    private static final int MOST_BYTES = 64;
    private static final int CALLS = 100_000;
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final long MILLIS = NOW.toEpochMilli();

    private final List<Inbound> out = new ArrayList<>();
    private final Collector<Inbound> collector = new ListCollector<>(out);

    @Test
    void aFlowLeavesAlmostNothingOnTheHeap() throws Exception {
        assertThat(allocated(Flow.class, web())).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void aDnsTransactionLeavesAlmostNothingOnTheHeap() throws Exception {
        assertThat(allocated(DnsTransaction.class, dns())).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** Bytes per record: the mean over many calls, after as many that make the code warm. */
    private <R extends SpecificRecordBase> double allocated(Class<R> type, R record)
            throws Exception {
        TelemetryDeserializer<R> reader =
                new TelemetryDeserializer<>(
                        type,
                        DetectionSettings.of(
                                List.of("192.0.2.0/24"), Map.of(), List.of(), List.of(), List.of()),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        reader.open(new ReaderContext());
        byte[] value = Framing.of(type).encode(record);
        ConsumerRecord<byte[], byte[]> consumed =
                new ConsumerRecord<>(
                        "topic",
                        0,
                        7,
                        MILLIS,
                        TimestampType.CREATE_TIME,
                        0,
                        value.length,
                        new byte[0],
                        value,
                        new RecordHeaders(),
                        Optional.empty());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < CALLS; i++) {
            reader.deserialize(consumed, collector);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            reader.deserialize(consumed, collector);
        }
        assertThat(out).as("it is irrelevant").containsExactly(new Inbound.Tick(MILLIS));
        return (double) (threads.getThreadAllocatedBytes(thread) - before) / CALLS;
    }

    private static Flow web() {
        return Flow.newBuilder()
                .setTransport(6)
                .setDestinationPort(443)
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

    /** An answer of somebody else's resolver: only the last test of the short reader says no. */
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
}
