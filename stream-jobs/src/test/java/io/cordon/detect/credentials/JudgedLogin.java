package io.cordon.detect.credentials;

import io.cordon.detect.Detector;
import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.Parameters;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Networks;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.framing.TrustedRecords;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A login as the rules are shown it, and what they say of it, in both address families. */
final class JudgedLogin {

    static {
        TrustedRecords.install();
    }

    /** Two addresses of one family. */
    record Sides(String client, String server, String ours) {}

    static final List<Sides> FAMILIES =
            List.of(
                    new Sides("203.0.113.7", "192.0.2.9", "192.0.2.200"),
                    new Sides("2001:db8:f::7", "2001:db8:1::9", "2001:db8:1::200"));

    static final byte[] LISTED = fingerprint(1);
    static final byte[] OTHER = fingerprint(2);

    static final Scope SCOPE =
            new Scope(
                    new Networks(
                            Stream.of("192.0.2.0/24", "2001:db8:1::/48")
                                    .map(IpPrefix::parse)
                                    .toList()),
                    DefaultLists.of(
                            Map.of(
                                    ByteBuffer.wrap(LISTED),
                                    new DefaultLists.Listing(
                                            new TreeSet<>(List.of("operator")),
                                            new TreeSet<>(List.of("Example"))))),
                    (tenant, deviceId, address) ->
                            Optional.ofNullable(deviceId)
                                    .map(
                                            id ->
                                                    id.equals("pump-1")
                                                            ? new Asset("EXAMPLE", "P1", "hospital")
                                                            : new Asset("Other", null, "home")));

    static final Consumer<LoginAttempt> SUCCESS = l -> l.setOutcome(LoginOutcome.SUCCESS);
    static final Consumer<LoginAttempt> UNKNOWN = l -> l.setOutcome(LoginOutcome.UNKNOWN);
    static final Consumer<LoginAttempt> INFERRED = l -> l.setOutcome(LoginOutcome.FAILURE_INFERRED);
    static final Consumer<LoginAttempt> DEFAULT = l -> pair(l, LISTED);
    static final Consumer<LoginAttempt> PASSWORD = l -> pair(l, OTHER);
    static final Consumer<LoginAttempt> SIP = l -> l.setProtocol("sip");
    static final Consumer<LoginAttempt> CLEAR = l -> l.setEncrypted(false);
    static final Consumer<LoginAttempt> NAMED = l -> l.setDeviceId("pump-1");
    static final Consumer<LoginAttempt> EMPTY = l -> l.setPasswordStrength(PasswordStrength.EMPTY);

    static final String NO_PAIR =
            "it has no credential fingerprint: user or password is absent or masked";

    private JudgedLogin() {}

    static Judgement judge(BiFunction<Parameters, Scope, Detector> rule, LoginAttempt login) {
        @SuppressWarnings("unchecked")
        Judge<LoginAttempt> judge =
                (Judge<LoginAttempt>) rule.apply(parameters("x"), SCOPE).judges().get(0);
        return judge.judge(login);
    }

    static Parameters parameters(String id) {
        return new Parameters(id, Map.of());
    }

    static String said(Judgement judgement) {
        if (judgement instanceof Judgement.Match match) {
            return match.subject().type() + " " + match.subject().value();
        }
        return ((Judgement.Mismatch) judgement).condition();
    }

    static LoginAttempt login(Sides sides) {
        return LoginAttempt.newBuilder()
                .setTime(1_772_400_000_000_000L)
                .setOutcome(LoginOutcome.FAILURE)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(address(sides.client()))
                .setServerAddress(address(sides.server()))
                .setServerPort(22)
                .setUser("admin")
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("zeek.ssh")
                .build();
    }

    static void ours(LoginAttempt login) {
        ours(l -> {}, login);
    }

    /** The client becomes one of ours, of the same family. */
    static void ours(Consumer<LoginAttempt> change, LoginAttempt login) {
        boolean four = IpAddress.of(login.getClientAddress()).text().contains(".");
        login.setClientAddress(address(FAMILIES.get(four ? 0 : 1).ours()));
        change.accept(login);
    }

    static void pair(LoginAttempt login, byte[] fingerprint) {
        login.setCredentialFingerprint(ByteBuffer.wrap(fingerprint));
        login.setFingerprintKeyId("0badc0de");
    }

    static Address address(String text) {
        return IpAddress.parse(text).toAvro();
    }

    static byte[] fingerprint(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
