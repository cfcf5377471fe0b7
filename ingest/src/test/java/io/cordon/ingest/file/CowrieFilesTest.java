package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.credential.FingerprintKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CowrieFilesTest {

    @TempDir Path directory;

    private final Collected sink = new Collected();

    private static String connect(String session, String protocol) {
        return ("{\"eventid\":\"cowrie.session.connect\",\"src_ip\":\"198.51.100.9\",\"src_port\":5,"
                        + "\"dst_ip\":\"192.0.2.22\",\"dst_port\":2222,\"session\":\"%s\","
                        + "\"protocol\":\"%s\",\"timestamp\":\"2024-01-10T02:01:37.777153Z\"}\n")
                .formatted(session, protocol);
    }

    private static String login(String event, String session, String rest) {
        return ("{\"eventid\":\"cowrie.login.%s\",\"session\":\"%s\","
                        + "\"timestamp\":\"2024-01-10T02:01:38.000001Z\"%s}\n")
                .formatted(event, session, rest);
    }

    private static final String ROOT = ",\"username\":\"root\",\"password\":\"xc3511\"";

    @Test
    void aLoginHasTheSidesOfItsSession() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "cowrie.json",
                        connect("s1", "telnet")
                                + "{\"eventid\":\"cowrie.command.input\",\"session\":\"s1\"}\n"
                                + login("failed", "s1", ROOT + ",\"src_ip\":\"203.0.113.1\"")
                                + login("success", "s1", ",\"username\":\"\",\"password\":\"\""));
        assertThat(report.format()).isEqualTo(Format.COWRIE);
        assertThat(report.lines()).isEqualTo(new LineClasses(4, 0, 0, 3, 1, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getUser,
                        LoginAttempt::getPasswordStrength,
                        LoginAttempt::getProtocol,
                        LoginAttempt::getEncrypted,
                        LoginAttempt::getVantage,
                        l -> IpAddress.of(l.getClientAddress()).text(),
                        l -> IpAddress.of(l.getServerAddress()).text(),
                        LoginAttempt::getServerPort,
                        LoginAttempt::getClientPort)
                .containsExactly(
                        tuple(
                                LoginOutcome.FAILURE,
                                "root",
                                PasswordStrength.WEAK,
                                "telnet",
                                false,
                                Vantage.HONEYPOT,
                                "198.51.100.9",
                                "192.0.2.22",
                                2222,
                                5),
                        tuple(
                                LoginOutcome.SUCCESS,
                                "",
                                PasswordStrength.EMPTY,
                                "telnet",
                                false,
                                Vantage.HONEYPOT,
                                "198.51.100.9",
                                "192.0.2.22",
                                2222,
                                5));
        LoginAttempt first = sink.of(LoginAttempt.class).findFirst().orElseThrow();
        assertThat(first.getTime()).isEqualTo(1704852098000001L);
        assertThat(first.getDataset()).isEqualTo("cowrie.login");
        assertThat(first.getSensor()).isEqualTo("cowrie");
        assertThat(first.getCredentialFingerprint())
                .isEqualTo(
                        ByteBuffer.wrap(
                                new FingerprintKey(Collected.KEY).fingerprint("root", "xc3511")));
    }

    @Test
    void aLoginOfAnUnknownSessionHasItsOwnSource() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "cowrie.json",
                        login(
                                        "failed",
                                        "s9",
                                        ROOT
                                                + ",\"src_ip\":\"2001:db8::5\",\"system\":\"SSHService"
                                                + " on HoneyPotSSHTransport\"")
                                + login("failed", "s8", ROOT)
                                + "{\"eventid\":\"cowrie.login.failed\",\"session\":\"s8\"}\n"
                                + "{\"eventid\":\"cowrie.login.failed\",\"src_ip\":\"192.0.2.1\","
                                + "\"timestamp\":\"2024-01-10T02:01:38Z\"}\n"
                                + "{\"session\":\"x\"}\n");
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        l -> IpAddress.of(l.getClientAddress()).text(),
                        LoginAttempt::getServerAddress,
                        LoginAttempt::getProtocol)
                .containsExactly(tuple("2001:db8::5", null, "ssh"));
        assertThat(report.rejectedByCode()).containsEntry("MISSING_FIELD", 4L);
    }

    @ParameterizedTest
    @CsvSource({"username", "password"})
    void anAbsentHalfGivesNoFingerprint(String absent) throws IOException {
        sink.decode(
                directory,
                "cowrie.json",
                connect("s", "ssh") + login("failed", "s", ROOT.replace(absent, "x_" + absent)));
        LoginAttempt login = sink.of(LoginAttempt.class).findFirst().orElseThrow();
        assertThat(login.getCredentialFingerprint()).isNull();
        assertThat(login.getFingerprintKeyId()).isNull();
    }

    /** A honeypot that plays masks: what was typed is what counts. */
    @Test
    void asterisksAreAPasswordHere() throws IOException {
        sink.decode(
                directory,
                "cowrie.json",
                connect("s", "ssh")
                        + login("failed", "s", ",\"username\":\"a\",\"password\":\"****\""));
        assertThat(sink.of(LoginAttempt.class).map(LoginAttempt::getCredentialFingerprint))
                .doesNotContainNull();
    }

    @Test
    void theSessionThatConnectedFirstIsGivenUpFirst() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= 65_536; i++) {
            lines.append(connect("s" + i, "ssh"));
        }
        lines.append(login("failed", "s0", ROOT + ",\"src_ip\":\"203.0.113.1\""));
        lines.append(login("failed", "s1", ROOT + ",\"src_ip\":\"203.0.113.1\""));
        sink.decode(directory, "cowrie.json", lines.toString());
        assertThat(sink.of(LoginAttempt.class).map(l -> l.getServerAddress() == null))
                .containsExactly(true, false);
    }

    @Test
    void settingsOverrideTheDefaults() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("c.json"),
                        connect("s", "ssh") + login("failed", "s", ROOT));
        new FileDecoding()
                .decode(
                        file,
                        new DecodeSettings(
                                "acme", "dmz-1", Vantage.HOST, null, Collected.KEY, false),
                        sink);
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getTenant, LoginAttempt::getSensor, LoginAttempt::getVantage)
                .containsExactly(tuple("acme", "dmz-1", Vantage.HOST));
    }

    @Test
    void rejectedLinesNameTheirPlace() throws IOException {
        String bad = login("failed", "t", ",\"src_ip\":\"nowhere\"");
        String good = connect("s", "ssh");
        sink.decode(directory, "cowrie.json", good + good.replace("\"s\"", "1") + bad);
        assertThat(sink.letters).hasSize(1);
        assertThat(sink.letters.get(0).getCode()).isEqualTo("BAD_ADDRESS");
        assertThat(sink.letters.get(0).getLine()).isEqualTo(3);
        assertThat(sink.letters.get(0).getByteOffset())
                .isEqualTo(good.length() + good.replace("\"s\"", "1").length());
        assertThat(sink.letters.get(0).getLength()).isEqualTo(bad.length() - 1);
        // the line's own time, since it could be read
        assertThat(sink.letters.get(0).getTime()).isEqualTo(1704852098000001L);
        assertThat(sink.letters.get(0).getFormat()).isEqualTo("cowrie");
        assertThat(List.of(sink.letters.get(0).getTenant(), sink.letters.get(0).getSensor()))
                .containsExactly("default", "cowrie");
        assertThat(sink.letters.get(0).getInput()).isNull();
        assertThat(sink.letters.get(0).getInputHmac())
                .isEqualTo(
                        ByteBuffer.wrap(
                                new FingerprintKey(Collected.KEY)
                                        .hmac(
                                                bad.getBytes(StandardCharsets.UTF_8),
                                                0,
                                                bad.length() - 1)));
    }
}
