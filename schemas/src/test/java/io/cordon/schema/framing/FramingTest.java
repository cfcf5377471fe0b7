package io.cordon.schema.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

    private static final LoginAttempt LOGIN =
            LoginAttempt.newBuilder()
                    .setTime(1_704_852_000_000_000L)
                    .setOutcome(LoginOutcome.FAILURE)
                    .setAttempts(1)
                    .setProtocol("ssh")
                    .setClientAddress(IpAddress.parse("192.0.2.7").toAvro())
                    .setClientPort(50022)
                    .setServerAddress(IpAddress.parse("2001:db8::1").toAvro())
                    .setUser("root")
                    .setCredentialFingerprint(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                    .setPasswordStrength(PasswordStrength.WEAK)
                    .setTenant("default")
                    .setSensor("cowrie")
                    .setVantage(Vantage.HONEYPOT)
                    .setDataset("cowrie")
                    .build();

    private final Framing<LoginAttempt> framing = Framing.of(LoginAttempt.class);

    @Test
    void startsWithMarkerAndFingerprintOfTheSchema() {
        ByteBuffer bytes = ByteBuffer.wrap(framing.encode(LOGIN)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.get(0)).isEqualTo((byte) 0xc3);
        assertThat(bytes.get(1)).isEqualTo((byte) 0x01);
        assertThat(bytes.getLong(2))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(LoginAttempt.getClassSchema()));
    }

    /** Avro's own encoder, which walks over the schema, writes the same bytes. */
    @Test
    void writesWhatAvroWrites() throws IOException {
        ByteBuffer avros =
                new BinaryMessageEncoder<>(
                                SpecificData.getForClass(LoginAttempt.class),
                                LoginAttempt.getClassSchema())
                        .encode(LOGIN);
        byte[] expected = new byte[avros.remaining()];
        avros.get(expected);
        assertThat(framing.encode(LOGIN)).isEqualTo(expected);
        assertThat(framing.encode(LOGIN)).as("a second time").isEqualTo(expected);
    }

    @Test
    void readsBackWhatItWrote() throws FramingException {
        assertThat(framing.decode(framing.encode(LOGIN))).isEqualTo(LOGIN);
    }

    @Test
    void readsRecordsOfAnOlderVersion() throws Exception {
        Schema older = without(LoginAttempt.getClassSchema(), Set.of("encrypted", "deviceId"));
        byte[] bytes = encodeAs(older);

        LoginAttempt read = Framing.of(LoginAttempt.class, List.of(older)).decode(bytes);

        LoginAttempt expected = LoginAttempt.newBuilder(LOGIN).setEncrypted(null).build();
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void refusesRecordsOfAVersionThatWasNeverReleased() throws Exception {
        byte[] bytes = encodeAs(without(LoginAttempt.getClassSchema(), Set.of("encrypted")));
        assertThatThrownBy(() -> framing.decode(bytes))
                .isInstanceOf(FramingException.class)
                .hasMessageContaining("no released version");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, Framing.HEADER_BYTES, 20, 40})
    void refusesTruncatedRecords(int length) {
        byte[] bytes = Arrays.copyOf(framing.encode(LOGIN), length);
        assertThatThrownBy(() -> framing.decode(bytes)).isInstanceOf(FramingException.class);
    }

    @Test
    void refusesAnotherMarker() {
        byte[] bytes = framing.encode(LOGIN);
        bytes[0] = 0;
        assertThatThrownBy(() -> framing.decode(bytes))
                .isInstanceOf(FramingException.class)
                .hasMessageContaining("C3 01");
    }

    private static byte[] encodeAs(Schema schema) throws IOException {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            Object value = LOGIN.get(field.name());
            if (value instanceof Enum<?> symbol) {
                value =
                        new GenericData.EnumSymbol(
                                LOGIN.getSchema().getField(field.name()).schema(), symbol);
            }
            record.put(field.name(), value);
        }
        return new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema)
                .encode(record)
                .array();
    }

    private static Schema without(Schema schema, Set<String> names) {
        List<Schema.Field> kept = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (!names.contains(field.name())) {
                kept.add(new Schema.Field(field, field.schema()));
            }
        }
        return Schema.createRecord(
                schema.getName(), schema.getDoc(), schema.getNamespace(), false, kept);
    }
}
