package io.cordon.bench.latency;

import io.cordon.detect.credentials.bruteforce.BruteForceDetector;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import io.cordon.schema.topic.RecordKey;
import io.cordon.schema.topic.TopicCatalog;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends probes: ten failed logins of one client at one server, of which the tenth crosses the
 * threshold of {@code CRED-BRUTE-FAST}. Every probe has a client of its own.
 */
final class LoginProber implements ProbeSource {

    private static final int THRESHOLD = 10;
    private static final String TENANT = "probe";
    private static final long CLIENTS = 0x20010db800030000L;
    private static final IpAddress SERVER = IpAddress.parse("192.0.2.1");

    private final KafkaProducer<byte[], byte[]> producer;
    private final Framing<LoginAttempt> framing = Framing.of(LoginAttempt.class);
    private final Clock clock;
    private long number;

    LoginProber(String bootstrapServers, Clock clock) {
        this.clock = clock;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @Override
    public Probe probe() {
        IpAddress client = new IpAddress(CLIENTS, ++number);
        long micros = clock.millis() * 1000;
        LoginAttempt login = login(client, micros);
        byte[] value = framing.encode(login);
        byte[] key = RecordKey.of(login);
        for (int i = 1; i < THRESHOLD; i++) {
            var unused = producer.send(record(micros, key, value));
        }
        Probe probe =
                Probe.sent(
                        TENANT,
                        BruteForceDetector.ID,
                        "pair",
                        client.text() + ">" + SERVER.text(),
                        micros);
        var unused =
                producer.send(
                        record(micros, key, value),
                        (metadata, refused) -> probe.appended(System.nanoTime(), refused));
        return probe;
    }

    @Override
    public int records() {
        return THRESHOLD;
    }

    private static ProducerRecord<byte[], byte[]> record(long micros, byte[] key, byte[] value) {
        return new ProducerRecord<>(TopicCatalog.LOGIN, null, micros / 1000, key, value);
    }

    private static LoginAttempt login(IpAddress client, long micros) {
        return LoginAttempt.newBuilder()
                .setTime(micros)
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(client.toAvro())
                .setClientPort(40_000)
                .setServerAddress(SERVER.toAvro())
                .setServerPort(22)
                .setUser("probe")
                .setCredentialFingerprint(null)
                .setFingerprintKeyId(null)
                .setPasswordStrength(PasswordStrength.UNKNOWN)
                .setEncrypted(true)
                .setTenant(TENANT)
                .setSensor("probe")
                .setVantage(Vantage.NETWORK)
                .setDeviceId(null)
                .setDataset("probe")
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }
}
