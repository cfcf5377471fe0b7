package io.cordon.stream.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.detect.catalog.PaneShare;
import io.cordon.detect.catalog.SubjectMatch;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.generated.Family;
import io.cordon.detect.generated.Telemetry;
import io.cordon.detect.generated.TestCredentials;
import io.cordon.detect.panes.PaneObservation;
import io.cordon.detect.panes.Traffic;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import io.cordon.schema.framing.TrustedRecords;
import io.cordon.stream.detection.Inbound;
import io.cordon.stream.detection.InboundCodec;
import io.cordon.stream.detection.MatchBatch;
import io.cordon.stream.detection.RuleStatesSerde;
import io.cordon.stream.elasticsearch.BulkAction;
import io.cordon.stream.elasticsearch.BulkEntry;
import io.cordon.stream.elasticsearch.BulkEntryCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every codec through Flink's serializer; state of subjects has its own tests of content. */
class CodecSerializerTest {

    private static final DeadLetter LETTER =
            DeadLetter.newBuilder()
                    .setTime(7)
                    .setCode("LATE_EVENT")
                    .setMessage("Cannot count event")
                    .setFormat("telemetry")
                    .setSource("zeek")
                    .setLine(0)
                    .setByteOffset(-1)
                    .setLength(0)
                    .setTenant("default")
                    .setSensor("zeek")
                    .build();

    static {
        TrustedRecords.install();
    }

    private static final Incident INCIDENT =
            Incident.newBuilder()
                    .setId("57cd9b805170973fb0739cf2d78c1a7e")
                    .setVersion(Long.MAX_VALUE)
                    .setTenant("clinic")
                    .setSubjectType("device")
                    .setSubject("2001:db8::7")
                    .setStart(-1)
                    .setMergedInto("another")
                    .build();

    private static final SubjectMatch FULL =
            new SubjectMatch(
                    "key",
                    new Sighting(
                            Long.MAX_VALUE,
                            "border-1",
                            Vantage.HONEYPOT,
                            Family.V6.outside(1),
                            Family.V4.ours(1),
                            65_535,
                            "\u00fcser",
                            "telnet",
                            LoginOutcome.FAILURE_INFERRED,
                            new Mark(-1, Long.MIN_VALUE)),
                    List.of(
                            new SubjectMatch.Share(
                                    15,
                                    new Contribution(
                                            255,
                                            Contribution.MOST_WEIGHT,
                                            new Mark(1, 2),
                                            Confidence.MEDIUM,
                                            Severity.CRITICAL,
                                            List.of("botnet-2016", "operator"))),
                            new SubjectMatch.Share(0, Contribution.of(Severity.INFO))));

    private static final SubjectMatch EMPTY =
            new SubjectMatch(
                    "key",
                    Sighting.of(Long.MIN_VALUE, "", Vantage.NETWORK, null, -1, null),
                    List.of(new SubjectMatch.Share(1, Contribution.of(Severity.LOW))));

    private static final PaneShare SUMMED =
            new PaneShare(
                    "key",
                    255,
                    new PaneObservation(
                            new PaneObservation.Seen(
                                    Long.MIN_VALUE,
                                    Long.MAX_VALUE,
                                    "border-1",
                                    Vantage.HONEYPOT,
                                    10_000,
                                    Family.V6.outside(1),
                                    Family.V4.ours(1),
                                    65_535,
                                    "big.example.net"),
                            65_535,
                            true,
                            new Traffic(Long.MAX_VALUE, 2, 1),
                            new Traffic(6, Long.MAX_VALUE, 4),
                            new Mark(-1, Long.MIN_VALUE),
                            new Mark(1, 2),
                            new Mark(3, 4)));

    private static final PaneShare BARE =
            new PaneShare(
                    "key",
                    0,
                    new PaneObservation(
                            new PaneObservation.Seen(0, 0, "", Vantage.NETWORK, 1, null, null, -1),
                            0,
                            false,
                            new Traffic(0, 0, 0),
                            null,
                            null,
                            null,
                            null));

    static Stream<Arguments> values() {
        Codec<MatchBatch> batches = new MatchBatch.BatchCodec();
        Codec<Inbound> inbound = new InboundCodec();
        return Stream.of(
                Arguments.of(inbound, new Inbound.Matched(FULL)),
                Arguments.of(inbound, new Inbound.Matched(EMPTY)),
                Arguments.of(inbound, new Inbound.Contributed(SUMMED)),
                Arguments.of(inbound, new Inbound.Contributed(BARE)),
                Arguments.of(inbound, new Inbound.Tick(-1)),
                Arguments.of(inbound, new Inbound.SetAside(LETTER)),
                Arguments.of(batches, new MatchBatch("key", List.of(FULL, EMPTY))),
                Arguments.of(batches, new MatchBatch("key", List.of())),
                Arguments.of(new DeadLetterCodec(), LETTER),
                Arguments.of(new FindingCodec(), finding()),
                Arguments.of(new IncidentCodec(), INCIDENT),
                Arguments.of(
                        new BulkEntryCodec(),
                        new BulkEntry(
                                BulkAction.CREATE,
                                "cordon-dead-letters-2026.03.01",
                                "id",
                                0,
                                "{}".getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void aValueComesBackEqualAndNothingIsLeftOver(Codec<T> codec, T value) throws Exception {
        TypeSerializer<T> serializer = InstantiationUtil.clone(serializer(codec));
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

        assertThat(serializer.deserialize(in)).isEqualTo(value);
        DataOutputSerializer copy = new DataOutputSerializer(64);
        serializer.copy(in, copy);
        assertThat(in.available()).isZero();
        assertThat(serializer.deserialize(new DataInputDeserializer(copy.getCopyOfBuffer())))
                .isEqualTo(value);
        assertThat(serializer.copy(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    <T> void aSavepointFindsTheCodecAgain(Codec<T> codec, T value) throws Exception {
        TypeSerializer<T> serializer = serializer(codec);
        TypeSerializerSnapshot<T> restored = throughBytes(serializer.snapshotConfiguration());

        assertThat(restored.restoreSerializer()).isEqualTo(serializer);
        assertThat(
                        serializer
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(restored)
                                .isCompatibleAsIs())
                .isTrue();
    }

    @Test
    void anotherCodecsStateIsRefused() throws Exception {
        TypeSerializerSnapshot<DeadLetter> letters =
                throughBytes(serializer(new DeadLetterCodec()).snapshotConfiguration());
        @SuppressWarnings({"unchecked", "rawtypes"}) // as Flink does when a state's type changed
        boolean incompatible =
                ((TypeSerializerSnapshot) serializer(new RuleStatesSerde()).snapshotConfiguration())
                        .resolveSchemaCompatibility(letters)
                        .isIncompatible();

        assertThat(incompatible).isTrue();
    }

    @Test
    void aCodecThatIsGoneIsNamed() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeUTF("io.cordon.stream.codec.OldCodec");

        assertThatThrownBy(
                        () ->
                                new CodecSnapshot<>()
                                        .readSnapshot(
                                                1,
                                                new DataInputDeserializer(out.getCopyOfBuffer()),
                                                getClass().getClassLoader()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot restore state: codec io.cordon.stream.codec.OldCodec is missing");
    }

    private static <T> TypeSerializer<T> serializer(Codec<T> codec) {
        return new CodecType<>(codec).createSerializer(new SerializerConfigImpl());
    }

    private static <T> TypeSerializerSnapshot<T> throughBytes(TypeSerializerSnapshot<T> snapshot)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()),
                CodecSerializerTest.class.getClassLoader());
    }

    private static Finding finding() {
        return PureRun.findings(
                        IntStream.range(0, 10)
                                .mapToObj(
                                        i ->
                                                Telemetry.failure(
                                                        i, Family.V4.outside(1), Family.V4.ours(1)))
                                .toList(),
                        PureRun.settings(List.of(), TestCredentials.defaults()))
                .get(0);
    }
}
