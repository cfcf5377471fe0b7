package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeekLoginFilesTest {

    @TempDir Path directory;

    private final Collected sink = new Collected();

    @ParameterizedTest
    @CsvSource({
        "T, 2, c, s, k, SUCCESS, 2",
        "F, 1, c, s, k, FAILURE, 1",
        "F, 3, -, -, -, FAILURE, 3",
        "-, 0, c, s, k, FAILURE_INFERRED, 0",
        "-, -, c, s, k, FAILURE_INFERRED, 0",
        "-, 0, -, s, k, UNKNOWN, 0",
        "-, 0, c, -, k, UNKNOWN, 0",
        "-, 0, c, s, -, UNKNOWN, 0",
        "T, 99999999999, c, s, k, SUCCESS, 2147483647"
    })
    void sshOutcomes(
            String success,
            String attempts,
            String client,
            String server,
            String kex,
            LoginOutcome outcome,
            int count)
            throws IOException {
        String fields =
                "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tauth_success\tauth_attempts"
                        + "\tclient\tserver\tkex_alg";
        String row =
                String.join(
                        "\t",
                        "1.5\tC\t198.51.100.1\t4000\t192.0.2.5\t2222",
                        success,
                        attempts,
                        client,
                        server,
                        kex);
        sink.decode(directory, "ssh.log", ZeekFilesTest.header("ssh", fields) + row + "\n");
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getAttempts,
                        LoginAttempt::getProtocol,
                        LoginAttempt::getServerPort,
                        LoginAttempt::getEncrypted,
                        LoginAttempt::getUser,
                        LoginAttempt::getDataset,
                        LoginAttempt::getCounted)
                .containsExactly(
                        tuple(outcome, count, "ssh", 2222, true, null, "zeek.ssh", count > 1));
    }

    @Test
    void ftpSessionsGiveOneLoginEach() throws IOException {
        String fields =
                "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tuser\tpassword\tcommand"
                        + "\treply_code";
        StringBuilder rows = new StringBuilder(ZeekFilesTest.header("ftp", fields));
        String sides = "\t198.51.100.1\t4000\t192.0.2.21\t21\t";
        for (String row :
                List.of(
                        "1.0\tin" + sides + "bob\tswordfish\tPASV\t227",
                        "1.1\tin" + sides + "bob\tswordfish\tRETR\t550",
                        "2.0\tout" + sides + "bob\t<hidden>\tPASS\t530",
                        "2.1\tout" + sides + "bob\t<hidden>\tPASV\t227",
                        "3.0\topen" + sides + "eve\t********\tUSER\t331",
                        "3.1\topen" + sides + "eve\t-\tRETR\t-",
                        "4.0\tnobody" + sides + "<unknown>\t-\tAUTH\t234",
                        "5.0\tnobody2" + sides + "-\t-\tPASV\t227",
                        "6.0\tlater" + sides + "al\t-\tUSER\t331",
                        "6.1\tlater" + sides + "al\tpw\tRETR\t450")) {
            rows.append(row).append('\n');
        }
        FileReport report = sink.decode(directory, "ftp.log", rows.toString());
        assertThat(report.lines()).isEqualTo(new LineClasses(18, 8, 0, 8, 2, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getTime,
                        LoginAttempt::getUser,
                        LoginAttempt::getOutcome,
                        l -> l.getCredentialFingerprint() != null,
                        LoginAttempt::getPasswordStrength,
                        LoginAttempt::getAttempts)
                .containsExactly(
                        tuple(
                                1_000_000L,
                                "bob",
                                LoginOutcome.SUCCESS,
                                true,
                                PasswordStrength.WEAK,
                                1),
                        tuple(
                                2_000_000L,
                                "bob",
                                LoginOutcome.FAILURE,
                                false,
                                PasswordStrength.UNKNOWN,
                                1),
                        tuple(
                                6_000_000L,
                                "al",
                                LoginOutcome.SUCCESS,
                                true,
                                PasswordStrength.WEAK,
                                1),
                        tuple(
                                3_000_000L,
                                "eve",
                                LoginOutcome.UNKNOWN,
                                false,
                                PasswordStrength.UNKNOWN,
                                1));
    }

    @ParameterizedTest
    @CsvSource({
        "bob, 401, FAILURE",
        "bob, 407, FAILURE",
        "bob, 200, SUCCESS",
        "bob, 302, UNKNOWN",
        "bob, 403, UNKNOWN",
        "bob, -, UNKNOWN",
        "-, 401, "
    })
    void httpIsALoginWithAuthorizationOnly(String user, String status, LoginOutcome outcome)
            throws IOException {
        String fields =
                "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tmethod\turi\tstatus_code"
                        + "\tusername\tpassword";
        String row =
                "1.5\tC\t198.51.100.1\t4000\t192.0.2.5\t80\tGET\t/\t"
                        + status
                        + "\t"
                        + user
                        + "\tpw";
        FileReport report =
                sink.decode(
                        directory, "http.log", ZeekFilesTest.header("http", fields) + row + "\n");
        if (outcome == null) {
            assertThat(report.lines().ignored()).isEqualTo(1);
            assertThat(sink.records).isEmpty();
            return;
        }
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getUser,
                        LoginAttempt::getEncrypted,
                        LoginAttempt::getMethod)
                .containsExactly(tuple(outcome, "bob", false, "password"));
    }

    @ParameterizedTest
    @CsvSource({
        "Connection Accepted, SUCCESS",
        "Refused: bad user name or password, FAILURE",
        "Refused: not authorized, FAILURE",
        "Refused: server unavailable, UNKNOWN",
        "-, UNKNOWN"
    })
    void mqttConnect(String status, LoginOutcome outcome) throws IOException {
        String fields =
                "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto_name\tclient_id"
                        + "\tconnect_status";
        String row = "1.5\tC\t198.51.100.1\t4000\t192.0.2.5\t1883\tMQTT\tx\t" + status;
        sink.decode(
                directory, "mqtt.log", ZeekFilesTest.header("mqtt_connect", fields) + row + "\n");
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getProtocol,
                        LoginAttempt::getDataset,
                        LoginAttempt::getMethod,
                        LoginAttempt::getEncrypted)
                .containsExactly(tuple(outcome, "mqtt", "zeek.mqtt_connect", null, null));
    }
}
