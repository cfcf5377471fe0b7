package io.cordon.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Service;
import io.cordon.schema.avro.Vantage;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordKeyTest {

    /** "default", a zero byte, 192.0.2.1 as v4-mapped. */
    private static final String DEFAULT_192_0_2_1 =
            "64656661756c74" + "00" + "00000000000000000000ffffc0000201";

    @Test
    void telemetryIsKeyedByTenantAndTheSideThatActed() {
        assertThat(hex(RecordKey.of(flow("default", 0)))).isEqualTo(DEFAULT_192_0_2_1);
        assertThat(hex(RecordKey.of(dns()))).isEqualTo(DEFAULT_192_0_2_1);
        assertThat(hex(RecordKey.of(login()))).isEqualTo(DEFAULT_192_0_2_1);
        assertThat(hex(RecordKey.of(device(null, "192.0.2.1", null)))).isEqualTo(DEFAULT_192_0_2_1);
    }

    @Test
    void tenantsNeverShareAKey() {
        assertThat(RecordKey.of(flow("a", 0))).isNotEqualTo(RecordKey.of(flow("b", 0)));
    }

    @Test
    void theKeySaysWhoseRecordItIs() {
        assertThat(RecordKey.tenant(RecordKey.of(flow("clinic", 0)))).contains("clinic");
        assertThat(RecordKey.tenant(null)).isEmpty();
        assertThat(RecordKey.tenant(new byte[] {'a', 'b'})).isEmpty();
    }

    @Test
    void deviceIsKeyedByWhatNamesItBest() {
        assertThat(RecordKey.of(device("meter-7", "192.0.2.1", "00:00:5e:00:53:01")))
                .asString()
                .isEqualTo("default\0meter-7");
        assertThat(RecordKey.of(device(null, null, "00:00:5e:00:53:01")))
                .asString()
                .isEqualTo("default\0" + "00:00:5e:00:53:01");
        assertThat(RecordKey.of(device(null, null, null))).asString().isEqualTo("default\0");
    }

    @Test
    void deadLettersOfOneSourceStayTogether() {
        DeadLetter letter =
                DeadLetter.newBuilder()
                        .setTime(0)
                        .setCode("BAD_JSON")
                        .setMessage("m")
                        .setFormat("zeek")
                        .setSource("conn.log")
                        .setLine(1)
                        .setByteOffset(0)
                        .setLength(1)
                        .setTenant("default")
                        .setSensor("zeek")
                        .build();
        assertThat(RecordKey.of(letter)).asString().isEqualTo("default\0conn.log");
    }

    @Test
    void whatHasNoTopicHasNoKey() {
        Service service = Service.newBuilder().setPort(1).setTransport(6).build();
        assertThatThrownBy(() -> RecordKey.of(service)).hasMessageContaining("Service");
        assertThatThrownBy(() -> EventTime.micros(service)).hasMessageContaining("Service");
    }

    @Test
    void eventTimeOfAFlowIsItsEnd() {
        assertThat(EventTime.micros(flow("default", 1_999_999))).isEqualTo(1_999_999);
        assertThat(EventTime.micros(dns())).isEqualTo(12);
        assertThat(EventTime.micros(login())).isEqualTo(13);
        assertThat(EventTime.micros(device(null, null, null))).isEqualTo(14);
    }

    @Test
    void kafkaTimestampIsCutToMillisecondsAndNeverNegative() {
        assertThat(EventTime.millis(flow("default", 1_999_999))).isEqualTo(1_999);
        assertThat(EventTime.millis(flow("default", -1))).isZero();
    }

    private static Flow flow(String tenant, long end) {
        return Flow.newBuilder()
                .setTransport(6)
                .setDestinationPort(23)
                .setSourcePort(40_000)
                .setInitiatorKnown(true)
                .setSourceAddress(IpAddress.parse("192.0.2.1").toAvro())
                .setDestinationAddress(IpAddress.parse("198.51.100.1").toAvro())
                .setStartTime(end)
                .setEndTime(end)
                .setTenant(tenant)
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
                .setAuthoritative(false)
                .setRecursionDesired(true)
                .setRecursionAvailable(true)
                .setAnswerCount(1)
                .setClientAddress(IpAddress.parse("192.0.2.1").toAvro())
                .setClientPort(40_000)
                .setServerAddress(IpAddress.parse("198.51.100.1").toAvro())
                .setTime(12)
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.dns")
                .build();
    }

    private static LoginAttempt login() {
        return LoginAttempt.newBuilder()
                .setTime(13)
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("ssh")
                .setPasswordStrength(PasswordStrength.UNKNOWN)
                .setClientAddress(IpAddress.parse("192.0.2.1").toAvro())
                .setTenant("default")
                .setSensor("cowrie")
                .setVantage(Vantage.HONEYPOT)
                .setDataset("cowrie")
                .build();
    }

    private static DeviceObservation device(
            @Nullable String id, @Nullable String address, @Nullable String mac) {
        return DeviceObservation.newBuilder()
                .setTime(14)
                .setAddress(address == null ? null : IpAddress.parse(address).toAvro())
                .setMac(mac)
                .setServices(List.of())
                .setKnownBy(Evidence.PASSIVE)
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDeviceId(id)
                .setDataset("zeek.software")
                .build();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
