package io.cordon.detect.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.credential.FingerprintKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The login vectors of docs/reference/findings.md, with the logs read in a few lines here instead
 * of by the decoders: what this test and the pipeline agree on was reached in two ways.
 */
class ReferenceVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);

    @ParameterizedTest
    @CsvSource({
        "honeypot/cowrie-ssh-2018, CRED-BRUTE-FAST, 34, b32715afc64d746b",
        "honeypot/cowrie-ssh-2018, CRED-DEFAULT-ATTEMPT, 25, a82bad2a1bb5da64",
        "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie, CRED-BRUTE-FAST, 1, c09c16c4b7596c97",
        "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie, CRED-DEFAULT-ATTEMPT, 1,"
                + " e8734b1ee828b262",
        "honeypot/dshield-ssh-bruteforce-digitalocean/zeek/ssh.log, CRED-BRUTE-FAST, 1,"
                + " c3fe94335421dc52",
        "zeek/rita-internet-sensor/2024-04-19/ssh.log.gz, CRED-BRUTE-FAST, 14, 538cb7373b463376",
        "honeypot/cowrie-ssh-2018, CRED-BRUTE-SLOW, 6, 470b34fece4e11ae",
        "honeypot/cowrie-ssh-2018, CRED-SPRAY, 1, 31cf60d32978a4af",
        "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie, CRED-BRUTE-SLOW, 1, 87385a2c014314b4",
        "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie, CRED-SPRAY, 1, 35146e6c22ba3c6b",
        "honeypot/dshield-ssh-bruteforce-digitalocean/zeek/ssh.log, CRED-BRUTE-SLOW, 1,"
                + " 1ec5f9dfdcfd06ef",
        "honeypot/dshield-ssh-bruteforce-digitalocean/zeek/ssh.log, CRED-FAIL-THEN-SUCCESS, 1,"
                + " 921ec673177bdf1b",
        "zeek/rita-internet-sensor/2024-04-19/ssh.log.gz, CRED-BRUTE-SLOW, 17, 25d8bfc6ca46acf8"
    })
    void findingsEqualTheVector(String input, String rule, int findings, String digest)
            throws Exception {
        List<LoginAttempt> logins = logins(corpus().resolve(input));

        List<ReferenceFinding> found =
                new NaiveReference(ReferenceFeeds.NONE.withDefaults(KEY.id(), botnetPairs()))
                        .findings(logins).stream().filter(f -> f.rule().equals(rule)).toList();

        assertThat(found).hasSize(findings);
        assertThat(digest(found)).isEqualTo(digest);
    }

    @Test
    void aHandfulOfAttemptsIsNoBruteForce() throws Exception {
        Path input = corpus().resolve("honeypot/dshield-pi-raspberry-botnet");

        List<LoginAttempt> logins = logins(input);
        assertThat(logins).filteredOn(l -> l.getVantage() == Vantage.HONEYPOT).hasSize(9);
        assertThat(new NaiveReference(ReferenceFeeds.NONE).findings(logins))
                .extracting(ReferenceFinding::rule)
                .doesNotContain("CRED-BRUTE-FAST", "CRED-DEFAULT-ATTEMPT");
    }

    private static Path corpus() {
        String given = System.getenv("CORDON_CORPUS");
        Path corpus =
                given != null
                        ? Path.of(given)
                        : Path.of(System.getProperty("cordon.root", ".."))
                                .resolve("../shared/data")
                                .normalize();
        assumeTrue(Files.isDirectory(corpus), "no corpus at " + corpus + ": set CORDON_CORPUS");
        return corpus;
    }

    private static Set<ByteBuffer> botnetPairs() throws IOException {
        Set<ByteBuffer> pairs = new HashSet<>();
        for (String line :
                Files.readAllLines(corpus().resolve("creds/mirai-scanner-credentials.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("username")) {
                pairs.add(ByteBuffer.wrap(KEY.fingerprint(cells[0], cells[1])));
            }
        }
        assertThat(pairs).hasSize(61);
        return pairs;
    }

    private static List<LoginAttempt> logins(Path input) throws IOException {
        try (Stream<Path> files = Files.walk(input)) {
            return files.filter(Files::isRegularFile).flatMap(ReferenceVectorsTest::read).toList();
        }
    }

    private static Stream<LoginAttempt> read(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            List<String> text = lines.lines().toList();
            if (name.startsWith("ssh.log")) {
                return text.stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> zeek(line.split("\t", -1)));
            }
            return name.startsWith("cowrie.")
                    ? text.stream().flatMap(ReferenceVectorsTest::cowrie)
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<LoginAttempt> cowrie(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            String id = event.path("eventid").asText();
            if (!id.startsWith("cowrie.login.")) {
                return Stream.empty();
            }
            byte[] fingerprint =
                    KEY.fingerprint(event.get("username").asText(), event.get("password").asText());
            LoginAttempt.Builder login =
                    login(
                            ChronoUnit.MICROS.between(
                                    Instant.EPOCH, Instant.parse(event.get("timestamp").asText())),
                            event.get("src_ip").asText(),
                            id.endsWith("success") ? LoginOutcome.SUCCESS : LoginOutcome.FAILURE);
            return Stream.of(
                    login.setSensor("cowrie")
                            .setVantage(Vantage.HONEYPOT)
                            .setUser(event.get("username").asText())
                            .setCredentialFingerprint(ByteBuffer.wrap(fingerprint))
                            .setFingerprintKeyId(KEY.id())
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns: ts, uid, orig_h, orig_p, resp_h, resp_p, version, success, attempts, ... */
    private static LoginAttempt zeek(String[] cells) {
        boolean exchanged =
                !cells[10].equals("-") && !cells[11].equals("-") && !cells[15].equals("-");
        LoginOutcome outcome =
                switch (cells[7]) {
                    case "T" -> LoginOutcome.SUCCESS;
                    case "F" -> LoginOutcome.FAILURE;
                    default -> exchanged ? LoginOutcome.FAILURE_INFERRED : LoginOutcome.UNKNOWN;
                };
        long time = new BigDecimal(cells[0]).movePointRight(6).longValue();
        return login(time, cells[2], outcome)
                .setServerAddress(IpAddress.parse(cells[4]).toAvro())
                .setAttempts(cells[8].equals("-") ? 0 : Integer.parseInt(cells[8]))
                .build();
    }

    private static LoginAttempt.Builder login(long time, String client, LoginOutcome outcome) {
        return LoginAttempt.newBuilder()
                .setTime(time)
                .setOutcome(outcome)
                .setAttempts(1)
                .setProtocol("ssh")
                .setClientAddress(IpAddress.parse(client).toAvro())
                .setPasswordStrength(PasswordStrength.UNKNOWN)
                .setTenant("default")
                .setSensor("zeek")
                .setVantage(Vantage.NETWORK)
                .setDataset("vector");
    }

    private static String digest(List<ReferenceFinding> sorted) throws Exception {
        String ids = sorted.stream().map(ReferenceFinding::id).collect(Collectors.joining("\n"));
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }
}
