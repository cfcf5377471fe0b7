package io.cordon.stream.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.EventTime;
import io.cordon.schema.topic.RecordKey;
import io.cordon.schema.topic.TopicCatalog;
import io.cordon.stream.detection.Inbound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a topic's records become where they are read. */
class TelemetryDeserializerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final long MILLIS = NOW.toEpochMilli();
    private static final long FIVE_MINUTES = 5 * 60 * 1000;
    private static final String FLOW = TopicCatalog.FLOW;
    private static final String LOGIN = TopicCatalog.LOGIN;
    private static final Family V6 = Family.V6;

    private static final DetectionSettings SETTINGS =
            PureRun.settings(
                    List.of(),
                    Set.of(),
                    Map.of(),
                    List.of(
                            new DetectionSettings.Allowance(
                                    V6.outside(9).text() + "/128", "*", Long.MAX_VALUE)));

    private final ReaderContext context = new ReaderContext();
    private final List<Inbound> out = new ArrayList<>();

    private final TelemetryDeserializer<Flow> flows =
            new TelemetryDeserializer<>(Flow.class, SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));

    private final TelemetryDeserializer<LoginAttempt> logins =
            new TelemetryDeserializer<>(
                    LoginAttempt.class, SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void open() throws IOException {
        flows.open(context);
        logins.open(context);
    }

    @Test
    void aMatchIsProjectedAndTimeTicks() {
        read(flows, 0, probe(MILLIS, 1, 23));

        assertThat(out).hasSize(2);
        assertThat(out.get(0))
                .isInstanceOfSatisfying(
                        Inbound.Matched.class,
                        matched -> {
                            assertThat(matched.match().key())
                                    .isEqualTo("default\nsource\n" + V6.outside(1).text());
                            assertThat(matched.match().sighting().time()).isEqualTo(MILLIS * 1000);
                            assertThat(matched.match().sighting().port()).isEqualTo(23);
                            assertThat(rules(matched))
                                    .containsExactly("SCAN-HORIZONTAL", "SCAN-MIRAI");
                        });
        assertThat(out.get(1)).isEqualTo(new Inbound.Tick(MILLIS));
    }

    @Test
    void whatMatchesNothingLeavesOneTickPerPartitionAndSecond() {
        read(flows, 0, probe(MILLIS, 1, 443));
        read(flows, 0, probe(MILLIS + 999, 1, 443));
        read(flows, 1, probe(MILLIS + 999, 1, 443));
        read(flows, 0, probe(MILLIS + 1_000, 1, 443));

        assertThat(out)
                .containsExactly(
                        new Inbound.Tick(MILLIS),
                        new Inbound.Tick(MILLIS + 999),
                        new Inbound.Tick(MILLIS + 1_000));
        assertThat(context.counted("records")).isEqualTo(4);
    }

    @Test
    void aHeartbeatTicksWhateverItsForm() {
        flows.deserialize(record(FLOW, 0, MILLIS, null, null), new ListCollector<>(out));
        flows.deserialize(record(FLOW, 1, MILLIS, null, new byte[0]), new ListCollector<>(out));

        assertThat(out).containsExactly(new Inbound.Tick(MILLIS), new Inbound.Tick(MILLIS));
    }

    @Test
    void aRecordFiveMinutesAheadIsCountedAndOneAMillisecondFurtherIsSetAside() {
        read(flows, 0, probe(MILLIS + FIVE_MINUTES, 1, 23));
        assertThat(out).hasSize(2).noneMatch(Inbound.SetAside.class::isInstance);

        out.clear();
        Flow ahead = probe(MILLIS + FIVE_MINUTES + 1, 1, 23);
        ahead.setTenant("clinic");
        read(flows, 0, ahead);

        DeadLetter letter = onlySetAside();
        assertThat(letter.getCode()).isEqualTo("FUTURE_EVENT_TIME");
        assertThat(letter.getTenant()).isEqualTo("clinic");
        assertThat(letter.getSource()).isEqualTo("cordon.flow.v1-0");
        assertThat(letter.getByteOffset()).isEqualTo(7);
        assertThat(out.get(0).eventMillis()).as("it moves no time").isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aTimeStampThatHidesTheFutureInTheContentMovesNothingEither() {
        Flow flow = probe(MILLIS + FIVE_MINUTES + 1, 1, 23);
        flows.deserialize(
                record(FLOW, 0, MILLIS, RecordKey.of(flow), Framing.of(Flow.class).encode(flow)),
                new ListCollector<>(out));

        assertThat(out).hasSize(2);
        assertThat(out.get(0)).isInstanceOf(Inbound.SetAside.class);
        assertThat(out.get(1)).isEqualTo(new Inbound.Tick(MILLIS));
    }

    @Test
    void whatIsNoRecordIsSetAsideWithItsPlaceAndWithoutItsBytes() {
        byte[] value = "password=canary-0123456789".getBytes(StandardCharsets.UTF_8);
        logins.deserialize(record(LOGIN, 2, MILLIS, null, value), new ListCollector<>(out));

        DeadLetter letter = onlySetAside();
        assertThat(letter.getCode()).isEqualTo("UNREADABLE_RECORD");
        assertThat(letter.getTenant()).as("no key says whose it is").isEqualTo("default");
        assertThat(letter.getMessage()).contains("cordon.login.v1-2@7");
        assertThat(letter.getLength()).isEqualTo(value.length);
        assertThat(letter.toString()).doesNotContain("canary");
    }

    @Test
    void everyCutOfARecordIsSetAsideOrSeenNotToMatter() {
        Flow flow = probe(MILLIS, 1, 23);
        byte[] framed = Framing.of(Flow.class).encode(flow);
        for (int length = 1; length < framed.length; length++) {
            out.clear();
            flows.deserialize(
                    record(FLOW, 0, MILLIS, RecordKey.of(flow), Arrays.copyOf(framed, length)),
                    new ListCollector<>(out));
            assertThat(out)
                    .as("first %d bytes", length)
                    .noneMatch(Inbound.Matched.class::isInstance);
        }
    }

    @Test
    void aMatchOfAnAllowedSubjectIsCountedAndGoesNoFurther() {
        read(flows, 0, probe(MILLIS, 9, 23));

        assertThat(out).containsExactly(new Inbound.Tick(MILLIS));
        // once for each rule that it would have matched: SCAN-HORIZONTAL and SCAN-MIRAI
        assertThat(context.counted("suppressed")).isEqualTo(2);
    }

    @Test
    void whatAPaneRuleMatchesIsAddedUpOnItsOwn() {
        read(flows, 0, Telemetry.tcp(MILLIS * 1000, V6.outside(1), V6.target(1), 443, "S0"));

        assertThat(out).hasSize(2);
        assertThat(out.get(0))
                .isInstanceOfSatisfying(
                        Inbound.Contributed.class,
                        contributed ->
                                assertThat(contributed.share().key())
                                        .isEqualTo(
                                                "default\nDOS-SYN-FLOOD\nvictim\n"
                                                        + V6.target(1).text()));
        assertThat(out.get(1)).isEqualTo(new Inbound.Tick(MILLIS));
    }

    @Test
    void everyMatchingRuleOfARecordIsHeard() {
        LoginAttempt login = Telemetry.failure(MILLIS * 1000, V6.outside(1), V6.ours(1));
        read(logins, 0, login);

        assertThat(out.get(0))
                .isInstanceOfSatisfying(
                        Inbound.Matched.class,
                        matched -> {
                            assertThat(matched.match().key()).contains("\npair\n");
                            assertThat(rules(matched))
                                    .containsExactly(
                                            "CRED-BRUTE-FAST",
                                            "CRED-BRUTE-SLOW",
                                            "CRED-FAIL-THEN-SUCCESS");
                        });
        assertThat(out.get(1))
                .isInstanceOfSatisfying(
                        Inbound.Matched.class,
                        matched -> {
                            assertThat(matched.match().key()).contains("\nsource\n");
                            assertThat(rules(matched)).containsExactly("CRED-SPRAY");
                        });
        assertThat(out).hasSize(3);
    }

    private static List<String> rules(Inbound.Matched matched) {
        List<String> ids = List.copyOf(DetectorCatalog.ids());
        return matched.match().shares().stream().map(share -> ids.get(share.rule())).toList();
    }

    private DeadLetter onlySetAside() {
        assertThat(out).hasSize(1);
        assertThat(out.get(0)).isInstanceOf(Inbound.SetAside.class);
        return ((Inbound.SetAside) out.get(0)).letter();
    }

    @SuppressWarnings("unchecked") // the deserializer of the record's own topic
    private <R extends SpecificRecordBase> void read(
            TelemetryDeserializer<R> deserializer, int partition, R record) {
        byte[] value = Framing.of((Class<R>) record.getClass()).encode(record);
        deserializer.deserialize(
                record(
                        deserializer == logins ? LOGIN : FLOW,
                        partition,
                        EventTime.millis(record),
                        RecordKey.of(record),
                        value),
                new ListCollector<>(out));
    }

    private ConsumerRecord<byte[], byte[]> record(
            String topic,
            int partition,
            long millis,
            byte @Nullable [] key,
            byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                7,
                millis,
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    /** Refused: no handshake is left open, so that only rules of scans look at it. */
    private static Flow probe(long millis, int client, int port) {
        return Telemetry.tcp(millis * 1000, V6.outside(client), V6.target(1), port, "REJ");
    }
}
