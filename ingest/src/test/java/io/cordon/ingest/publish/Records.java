package io.cordon.ingest.publish;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Small records for tests. */
final class Records {

    private Records() {}

    static LoginAttempt login(Instant time) {
        return LoginAttempt.newBuilder()
                .setTime(ChronoUnit.MICROS.between(Instant.EPOCH, time))
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(IpAddress.parse("192.0.2.1").toAvro())
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.ssh")
                .build();
    }

    static DeadLetter letter() {
        return DeadLetter.newBuilder()
                .setTime(0)
                .setCode("BAD_JSON")
                .setMessage("Cannot decode line")
                .setFormat("zeek")
                .setSource("ssh.log")
                .setLine(7)
                .setByteOffset(99)
                .setLength(12)
                .setTenant("default")
                .setSensor("zeek")
                .build();
    }
}
