package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Records as plain as they come; a scenario changes through the setters what it is about. Fields
 * that no rule reads have some plausible value.
 */
public final class Telemetry {

    public static final String TENANT = "default";
    public static final String SENSOR = "zeek";

    public static final int TCP = 6;
    public static final int UDP = 17;

    private Telemetry() {}

    /** One refused SSH login, seen on the network. */
    public static LoginAttempt failure(long time, IpAddress client, @Nullable IpAddress server) {
        return LoginAttempt.newBuilder()
                .setTime(time)
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(client.toAvro())
                .setClientPort(40_000 + (int) Math.floorMod(time, 20_000L))
                .setServerAddress(server == null ? null : server.toAvro())
                .setServerPort(server == null ? null : 22)
                .setUser("operator")
                .setPasswordStrength(PasswordStrength.UNKNOWN)
                .setEncrypted(true)
                .setTenant(TENANT)
                .setSensor(SENSOR)
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.ssh")
                .build();
    }

    /** One login with a known pair at a decoy that lets everybody in. */
    public static LoginAttempt tried(
            long time, IpAddress client, IpAddress server, TestCredentials.Pair pair) {
        LoginAttempt login = failure(time, client, server);
        login.setOutcome(LoginOutcome.SUCCESS);
        login.setProtocol("telnet");
        login.setServerPort(23);
        credential(login, pair);
        login.setEncrypted(false);
        login.setSensor("cowrie");
        login.setVantage(Vantage.HONEYPOT);
        login.setDataset("cowrie");
        return login;
    }

    /** What a decoder says of a user and a password that it saw. */
    static LoginAttempt credential(LoginAttempt login, TestCredentials.Pair pair) {
        login.setUser(pair.user());
        login.setCredentialFingerprint(ByteBuffer.wrap(TestCredentials.fingerprint(pair)));
        login.setFingerprintKeyId(TestCredentials.keyId());
        login.setPasswordStrength(
                pair.password().isEmpty() ? PasswordStrength.EMPTY : PasswordStrength.WEAK);
        login.setMethod("password");
        login.setDictionary(TestCredentials.BOTNET_PAIRS.contains(pair) ? "botnet-2016" : null);
        return login;
    }

    /** One accepted login over SSH, seen by the device itself. */
    static LoginAttempt success(
            long time, IpAddress client, IpAddress server, TestCredentials.Pair pair) {
        LoginAttempt login = credential(failure(time, client, server), pair);
        login.setOutcome(LoginOutcome.SUCCESS);
        login.setSensor("syslog");
        login.setVantage(Vantage.HOST);
        login.setDataset("syslog");
        return login;
    }

    /** A TCP flow of five seconds as Zeek logs it; {@code time} is its end. */
    public static Flow tcp(long time, IpAddress client, IpAddress server, int port, String state) {
        return Flow.newBuilder()
                .setTransport(TCP)
                .setDestinationPort(port)
                .setSourcePort(32_768 + (int) Math.floorMod(time, 28_000L))
                .setConnectionState(state)
                .setInitiatorKnown(true)
                .setSourceAddress(client.toAvro())
                .setDestinationAddress(server.toAvro())
                .setStartTime(time - 5 * Timeline.SECOND)
                .setEndTime(time)
                .setSourceBytes(240L)
                .setSourcePackets(5L)
                .setDestinationBytes(320L)
                .setDestinationPackets(4L)
                .setSamplingRate(1)
                .setTenant(TENANT)
                .setSensor(SENSOR)
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.conn")
                .build();
    }

    /** A TCP flow with the flags of both sides, as Suricata gives it. */
    public static Flow flagged(
            long time, IpAddress client, IpAddress server, int port, @Nullable Integer reverse) {
        Flow flow = tcp(time, client, server, port, "SF");
        flow.setConnectionState(null);
        flow.setTcpFlags(0x1b);
        flow.setTcpFlagsReverse(reverse);
        flow.setDataset("suricata.flow");
        return flow;
    }

    /** One direction only, as a NetFlow exporter gives it: nobody says who began. */
    public static Flow oneWay(
            long time,
            IpAddress sender,
            int senderPort,
            IpAddress receiver,
            int receiverPort,
            @Nullable Integer flags) {
        Flow flow = tcp(time, sender, receiver, receiverPort, "SF");
        flow.setConnectionState(null);
        flow.setInitiatorKnown(false);
        flow.setSourcePort(senderPort);
        flow.setTcpFlags(flags);
        flow.setDestinationBytes(null);
        flow.setDestinationPackets(null);
        flow.setDataset("netflow");
        return flow;
    }

    /** One recursive answer over UDP. */
    public static DnsTransaction answer(long time, IpAddress client, IpAddress server) {
        return DnsTransaction.newBuilder()
                .setTransport(UDP)
                .setServerPort(53)
                .setAnswered(true)
                .setResponseCode(0)
                .setAuthoritative(false)
                .setRecursionDesired(true)
                .setRecursionAvailable(true)
                .setAnswerCount(1)
                .setClientAddress(client.toAvro())
                .setClientPort(50_000)
                .setServerAddress(server.toAvro())
                .setTime(time)
                .setQueryName("www.example.net")
                .setQueryType("A")
                .setTenant(TENANT)
                .setSensor(SENSOR)
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.dns")
                .build();
    }
}
