package io.cordon.bench.load;

import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.Framing;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Logins: devices log in to servers and mostly succeed; attackers guess at one device each, half of
 * them with default credentials.
 */
final class LoginTraffic {

    private static final int VARIANTS = 64;
    private static final int SENSORS = 4;
    private static final int ATTACKERS = 500;
    private static final int FAILURES_PER_HUNDRED = 8;

    private final Shape[] success = new Shape[VARIANTS];
    private final Shape[] failure = new Shape[VARIANTS];
    private final Shape[] guess = new Shape[VARIANTS];
    private final Load load;
    private final Population population;

    LoginTraffic(Load load, Population population, LoadCredentials credentials) {
        this.load = load;
        this.population = population;
        Framing<LoginAttempt> framing = Framing.of(LoginAttempt.class);
        List<byte[]> defaults = credentials.defaults();
        for (int variant = 0; variant < VARIANTS; variant++) {
            byte[] own = credentials.of("user-" + variant, "password-" + variant);
            byte[] tried = variant % 8 < 4 ? defaults.get(variant % defaults.size()) : own;
            String id = credentials.keyId();
            success[variant] =
                    new Shape(framing.encode(login(variant, LoginOutcome.SUCCESS, own, id)));
            failure[variant] =
                    new Shape(framing.encode(login(variant, LoginOutcome.FAILURE, own, id)));
            guess[variant] =
                    new Shape(framing.encode(login(variant, LoginOutcome.FAILURE, tried, id)));
        }
    }

    private static LoginAttempt login(
            int variant, LoginOutcome outcome, byte[] fingerprint, String keyId) {
        return LoginAttempt.newBuilder()
                .setTime(Shape.TIME)
                .setOutcome(outcome)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(Shape.FIRST.toAvro())
                .setClientPort(40_000 + 313 * variant)
                .setServerAddress(Shape.SECOND.toAvro())
                .setServerPort(22)
                .setUser("user-" + variant)
                .setCredentialFingerprint(ByteBuffer.wrap(fingerprint))
                .setFingerprintKeyId(keyId)
                .setPasswordStrength(PasswordStrength.WEAK)
                .setEncrypted(true)
                .setTenant(LoadRecord.TENANT)
                .setSensor("auth-" + (1 + variant % SENSORS))
                .setVantage(Vantage.NETWORK)
                .setDeviceId(null)
                .setDataset("device.auth")
                .build();
    }

    /** The next login. */
    void next(SplittableRandom random, int device, long micros, LoadRecord into) {
        boolean attack = random.nextDouble() < load.mix().attack();
        int host = attack ? random.nextInt(ATTACKERS) : device & 0xffff;
        int one = attack ? host % load.devices() : device;
        boolean v6 = population.v6(one);
        long outerHigh = population.outerHigh(v6);
        long outerLow = population.outerLow(host, v6);
        long deviceHigh = population.deviceHigh(v6);
        long deviceLow = population.deviceLow(one, v6);
        if (attack) {
            Shape shape = guess[(host & 3) + 4 * random.nextInt(VARIANTS / 4)];
            byte[] framed = shape.with(outerHigh, outerLow, deviceHigh, deviceLow, micros, 0);
            into.set(Dataset.LOGIN, framed, outerHigh, outerLow, micros);
        } else {
            Shape[] shapes = random.nextInt(100) < FAILURES_PER_HUNDRED ? failure : success;
            byte[] framed =
                    shapes[device & (VARIANTS - 1)].with(
                            deviceHigh, deviceLow, outerHigh, outerLow, micros, 0);
            into.set(Dataset.LOGIN, framed, deviceHigh, deviceLow, micros);
        }
    }
}
