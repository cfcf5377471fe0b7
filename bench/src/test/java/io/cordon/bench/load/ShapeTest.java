package io.cordon.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private final Framing<LoginAttempt> framing = Framing.of(LoginAttempt.class);

    @Test
    void exchangesAddressesAndTimesAndNothingElse() throws Exception {
        IpAddress client = IpAddress.parse("198.51.100.7");
        IpAddress server = IpAddress.parse("2001:db8::7");
        long micros = 1_795_600_000_123_456L;
        byte[] framed =
                new Shape(framing.encode(login(Shape.FIRST, Shape.SECOND, Shape.TIME)))
                        .with(client.high(), client.low(), server.high(), server.low(), micros, 0);
        assertThat(framing.decode(framed)).isEqualTo(login(client, server, micros));
        assertThat(framed).isEqualTo(framing.encode(login(client, server, micros)));
    }

    @Test
    void refusesARecordWithoutTheMarks() {
        byte[] framed =
                framing.encode(login(IpAddress.parse("192.0.2.1"), Shape.SECOND, Shape.TIME));
        assertThatThrownBy(() -> new Shape(framed)).hasMessageContaining("first address");
    }

    @Test
    void refusesARecordInWhichAMarkOccursTwice() {
        byte[] framed = framing.encode(login(Shape.FIRST, Shape.FIRST, Shape.TIME));
        assertThatThrownBy(() -> new Shape(framed)).hasMessageContaining("twice");
    }

    private static LoginAttempt login(IpAddress client, IpAddress server, long micros) {
        return LoginAttempt.newBuilder()
                .setTime(micros)
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(client.toAvro())
                .setServerAddress(server.toAvro())
                .setTenant("default")
                .setSensor("s")
                .setVantage(Vantage.NETWORK)
                .setDataset("test")
                .build();
    }
}
