package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Syslog files: the lines are those of the daemons' sources, with test addresses. */
class SyslogFilesTest {

    private static final String HEAD = "Jan 10 02:01:38 camera-7 ";

    @TempDir Path directory;

    private final Collected sink = new Collected();

    private FileReport decode(String... messages) throws IOException {
        return sink.decode(directory, "auth.log", HEAD + String.join("\n" + HEAD, messages) + "\n");
    }

    private static String client(LoginAttempt login) {
        return IpAddress.of(login.getClientAddress()).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Failed password for root from 198.51.100.7 port 40022 ssh2"
                        + "|FAILURE|root|password|198.51.100.7|40022",
                "Failed password for invalid user admin from 2001:db8::7 port 40022 ssh2"
                        + "|FAILURE|admin|password|2001:db8::7|40022",
                "Failed password for illegal user admin from 198.51.100.7 port 40022 ssh2"
                        + "|FAILURE|admin|password|198.51.100.7|40022",
                "Failed password for invalid user  from 198.51.100.7 port 40022 ssh2"
                        + "|FAILURE|''|password|198.51.100.7|40022",
                "Failed password for invalid user a b from 198.51.100.7 port 40022 ssh2"
                        + "|FAILURE|a b|password|198.51.100.7|40022",
                "error: maximum authentication attempts exceeded for root from 198.51.100.7 port 40022"
                        + " ssh2 [preauth]|FAILURE|root|-|198.51.100.7|40022",
                "Failed keyboard-interactive/pam for root from 198.51.100.7 port 40022 ssh2"
                        + "|FAILURE|root|password|198.51.100.7|40022",
                "Failed hostbased for root from 198.51.100.7 port 40022 ssh2"
                        + "|FAILURE|root|other|198.51.100.7|40022",
                "Accepted password for root from 198.51.100.7 port 40022 ssh2"
                        + "|SUCCESS|root|password|198.51.100.7|40022",
                "Accepted publickey for backup from fe80::1%eth0 port 22 ssh2: ED25519 SHA256:x/y"
                        + "|SUCCESS|backup|publickey|fe80::1|22",
                "Accepted keyboard-interactive/pam for bob from 198.51.100.7 port 1 ssh2"
                        + "|SUCCESS|bob|password|198.51.100.7|1",
                "Accepted none for guest from 198.51.100.7 port 40022 ssh2"
                        + "|SUCCESS|guest|none|198.51.100.7|40022",
                "Accepted gssapi-with-mic for bob from 198.51.100.7 port 40022 ssh2"
                        + "|SUCCESS|bob|token|198.51.100.7|40022",
                "Connection closed by authenticating user root 198.51.100.7 port 40022 [preauth]"
                        + "|FAILURE_INFERRED|root|-|198.51.100.7|40022",
                "Connection reset by invalid user x y 2001:db8::7 port 40022 [preauth]"
                        + "|FAILURE_INFERRED|x y|-|2001:db8::7|40022",
                "Disconnected from invalid user x 198.51.100.7 port 40022 [preauth]"
                        + "|FAILURE_INFERRED|x|-|198.51.100.7|40022",
                "Disconnecting authenticating user root 198.51.100.7 port 40022: Too many"
                        + " authentication failures [preauth]"
                        + "|FAILURE_INFERRED|root|-|198.51.100.7|40022",
                "Invalid user pi from 198.51.100.7 port 40022"
                        + "|FAILURE_INFERRED|pi|-|198.51.100.7|40022",
                "Invalid user pi from 198.51.100.7|FAILURE_INFERRED|pi|-|198.51.100.7|-",
                // What a client typed as its name must not name another client.
                "Failed password for invalid user x from 192.0.2.66 port 1 ssh2 from 198.51.100.7"
                        + " port 40022 ssh2|FAILURE|x from 192.0.2.66 port 1 ssh2|password"
                        + "|198.51.100.7|40022",
                "Connection closed by invalid user x 192.0.2.66 port 1 198.51.100.7 port 40022"
                        + " [preauth]|FAILURE_INFERRED|x 192.0.2.66 port 1|-|198.51.100.7|40022"
            })
    void sshd(
            String message,
            LoginOutcome outcome,
            String user,
            @Nullable String method,
            String client,
            @Nullable Integer port)
            throws IOException {
        FileReport report = decode("sshd[4711]: " + message);
        assertThat(report.format()).isEqualTo(Format.SYSLOG);
        assertThat(report.lines()).isEqualTo(new LineClasses(1, 0, 0, 1, 0, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getUser,
                        LoginAttempt::getMethod,
                        SyslogFilesTest::client,
                        LoginAttempt::getClientPort)
                .containsExactly(tuple(outcome, user, method, client, port));
        LoginAttempt login = sink.of(LoginAttempt.class).findFirst().orElseThrow();
        // date -ud '2024-01-10 02:01:38' +%s
        assertThat(login.getTime()).isEqualTo(1_704_852_098_000_000L);
        assertThat(login.getProtocol()).isEqualTo("ssh");
        assertThat(login.getEncrypted()).isTrue();
        assertThat(login.getDeviceId()).isEqualTo("camera-7");
        assertThat(login.getServerAddress()).isNull();
        assertThat(login.getVantage()).isEqualTo(Vantage.HOST);
        assertThat(login.getSensor()).isEqualTo("syslog");
        assertThat(login.getDataset()).isEqualTo("syslog");
        assertThat(login.getCredentialFingerprint()).isNull();
        assertThat(login.getPasswordStrength()).isEqualTo(PasswordStrength.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sshd[1]: Failed none for invalid user x from 198.51.100.7 port 40022 ssh2",
                "sshd[1]: Failed publickey for root from 198.51.100.7 port 40022 ssh2: RSA SHA256:abc",
                "sshd: Failed publickey for invalid user x from 2001:db8::7 port 40022 ssh2: RSA x:y",
                "sshd[1]: Postponed publickey for root from 198.51.100.7 port 40022 ssh2",
                "sshd[1]: Partial publickey for root from 198.51.100.7 port 40022 ssh2",
                "sshd[1]: Connection closed by 198.51.100.7 port 40022 [preauth]",
                "sshd[1]: Disconnected from user root 198.51.100.7 port 40022",
                "sshd[1]: Received disconnect from 198.51.100.7 port 40022:11: Bye Bye [preauth]",
                "sshd[1]: Disconnecting invalid user x 198.51.100.7 port 5: Change of username or"
                        + " service not allowed: (x,ssh-connection) -> (y 192.0.2.66 port 5,z) [preauth]",
                "sshd[1]: Server listening on 0.0.0.0 port 22.",
                "sshd[1]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh"
                        + " ruser= rhost=198.51.100.7  user=root",
                "sshd[1]: Failed password for",
                "sshd[1]: Failed to release session: Interrupted system call for x",
                "sshd: Connection closed by authenticating user root 198.51.100.7 port 40022",
                "sshd: PAM 2 more authentication failures; logname= rhost=198.51.100.7  user=root",
                "CRON[1]: Failed password for root from 198.51.100.7 port 40022 ssh2",
                "kernel: [ 1.5] eth0: link up",
                "last message repeated 3 times",
                "dropbear[1]: Running in background",
                "dropbear[1]: User 'ftp' has invalid shell, rejected",
                "dropbear[1]: Exit before auth from <198.51.100.7:40022>: Exited normally",
                "dropbear[1]: Exit before auth from <198.51.100.7:40022>: (user 'root', 0 fails): x",
                "dropbear[1]: Exit (root) from <198.51.100.7:40022>: Disconnect received",
                "login[1]: root login on 'ttyS0'",
                "login[1]: invalid password for 'root' on 'tty1'",
                "telnetd[1]: starting"
            })
    void linesThatAreNoLogins(String message) throws IOException {
        FileReport report = decode(message);
        assertThat(report.rejectedByCode()).isEmpty();
        assertThat(sink.records).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Bad password attempt for 'root' from 198.51.100.7:40022"
                        + "|FAILURE|root|password|198.51.100.7|40022|UNKNOWN",
                "Bad PAM password attempt for 'root' from 198.51.100.7:40022"
                        + "|FAILURE|root|password|198.51.100.7|40022|UNKNOWN",
                "Bad password attempt for 'a' from 192.0.2.66:1' from 2001:db8::7:40022"
                        + "|FAILURE|a' from 192.0.2.66:1|password|2001:db8::7|40022|UNKNOWN",
                "Password auth succeeded for 'root' from [2001:db8::7]:40022"
                        + "|SUCCESS|root|password|2001:db8::7|40022|UNKNOWN",
                "PAM password auth succeeded for 'root' from 198.51.100.7:40022"
                        + "|SUCCESS|root|password|198.51.100.7|40022|UNKNOWN",
                "Pubkey auth succeeded for 'root' with ssh-rsa key SHA256:ab'c from 198.51.100.7:40022"
                        + "|SUCCESS|root|publickey|198.51.100.7|40022|UNKNOWN",
                "Auth succeeded with blank password for 'root' from 198.51.100.7:40022"
                        + "|SUCCESS|root|none|198.51.100.7|40022|EMPTY",
                "Login attempt for nonexistent user from 198.51.100.7:40022"
                        + "|FAILURE|-|-|198.51.100.7|40022|UNKNOWN",
                "login attempt for nonexistent user from 198.51.100.7:40022"
                        + "|FAILURE|-|-|198.51.100.7|40022|UNKNOWN",
                "Login attempt for nonexistent user 'x' from 198.51.100.7:40022"
                        + "|FAILURE|x|-|198.51.100.7|40022|UNKNOWN",
                "Login attempt with wrong user bob from 198.51.100.7:40022"
                        + "|FAILURE|bob|-|198.51.100.7|40022|UNKNOWN"
            })
    void dropbear(
            String message,
            LoginOutcome outcome,
            @Nullable String user,
            @Nullable String method,
            String client,
            int port,
            PasswordStrength strength)
            throws IOException {
        decode("dropbear[4711]: " + message);
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getUser,
                        LoginAttempt::getMethod,
                        SyslogFilesTest::client,
                        LoginAttempt::getClientPort,
                        LoginAttempt::getPasswordStrength,
                        LoginAttempt::getAttempts,
                        LoginAttempt::getCounted)
                .containsExactly(tuple(outcome, user, method, client, port, strength, 1, false));
    }

    /**
     * login.c logs once for three wrong passwords, and writes UNKNOWN for a name without account.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "invalid password for 'root' on 'pts/0' from '198.51.100.7'"
                        + "|FAILURE|root|198.51.100.7|3|true",
                "invalid password for 'UNKNOWN' on 'pts/0' from '2001:db8::7'"
                        + "|FAILURE|-|2001:db8::7|3|true",
                "root login on 'pts/0' from '198.51.100.7'|SUCCESS|root|198.51.100.7|1|false"
            })
    void busyBoxLogin(
            String message,
            LoginOutcome outcome,
            @Nullable String user,
            String client,
            int attempts,
            boolean counted)
            throws IOException {
        decode("login[4711]: " + message);
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getUser,
                        SyslogFilesTest::client,
                        LoginAttempt::getAttempts,
                        LoginAttempt::getCounted,
                        LoginAttempt::getProtocol,
                        LoginAttempt::getMethod)
                .containsExactly(
                        tuple(outcome, user, client, attempts, counted, "login", "password"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sshd[1]: Failed password for root from evil.example.net port 40022 ssh2"
                        + "|NO_CLIENT_ADDRESS",
                "sshd[1]: Failed password for root from 198.51.100.7 port x ssh2|NO_CLIENT_ADDRESS",
                "sshd[1]: Failed password for root|NO_CLIENT_ADDRESS",
                "sshd[1]: Invalid user x from evil.example.net|NO_CLIENT_ADDRESS",
                "sshd[1]: PAM 2 more authentication failures; rhost=evil.example.net  user=root"
                        + "|NO_CLIENT_ADDRESS",
                "dropbear[1]: Bad password attempt for 'root' from 198.51.100.7:99999"
                        + "|NO_CLIENT_ADDRESS",
                "dropbear[1]: Exit before auth (user 'root', 3 fails): Max auth tries reached"
                        + "|NO_CLIENT_ADDRESS",
                "login[1]: root login on 'pts/0'|NO_CLIENT_ADDRESS",
                "login[1]: root login on 'pts/0' from 'evil.example.net'|NO_CLIENT_ADDRESS",
                "login[1]: invalid password for 'root' on 'ttyp1'|NO_CLIENT_ADDRESS"
            })
    void loginsWithoutAnAddressOfTheClientAreSetAside(String message, String code)
            throws IOException {
        FileReport report = decode(message);
        assertThat(sink.codes()).containsExactly(code);
        assertThat(report.lines()).isEqualTo(new LineClasses(1, 0, 0, 0, 0, 1));
        assertThat(sink.records).isEmpty();
    }

    /** One guess leaves up to five lines; each attempt must count once. */
    @Test
    void summariesCountOnlyWhatHadNoLine() throws IOException {
        String pam = " authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=";
        FileReport report =
                decode(
                        // all told one by one
                        "sshd[10]: Invalid user a from 198.51.100.1 port 1001",
                        "sshd[10]: Failed password for invalid user a from 198.51.100.1 port 1001 ssh2",
                        "sshd[10]: message repeated 2 times: [ Failed password for invalid user a from"
                                + " 198.51.100.1 port 1001 ssh2]",
                        "sshd[10]: error: maximum authentication attempts exceeded for invalid user a"
                                + " from 198.51.100.1 port 1001 ssh2 [preauth]",
                        "sshd[10]: Disconnecting invalid user a 198.51.100.1 port 1001: Too many"
                                + " authentication failures [preauth]",
                        "sshd[10]: PAM 2 more" + pam + "198.51.100.1  user=a",
                        // one of four has a line
                        "sshd[11]: Failed password for root from 198.51.100.2 port 1002 ssh2",
                        "sshd[11]: PAM 3 more" + pam + "names.example.net  user=root",
                        // none has a line
                        "sshd[12]: PAM 1 more authentication failure; logname= rhost=2001:db8::3 ",
                        // the process id is used again
                        "sshd[10]: Connection closed by authenticating user bob 198.51.100.4 port 1004"
                                + " [preauth]",
                        "sshd[10]: Connection closed by authenticating user bob 198.51.100.4 port 1004"
                                + " [preauth]",
                        // no password was tried
                        "sshd[13]: Invalid user c from 198.51.100.5 port 1005",
                        "sshd[13]: Connection closed by 198.51.100.5 port 1005 [preauth]",
                        "sshd[13]: Disconnected from invalid user c 198.51.100.5 port 1005 [preauth]",
                        "dropbear[14]: Child connection from 198.51.100.6:1006",
                        "dropbear[14]: Bad password attempt for 'root' from 198.51.100.6:1006",
                        "dropbear[14]: Exit before auth (user 'root', 5 fails): Exited normally",
                        "dropbear[15]: Exit before auth from <2001:db8::7:1007>: (user 'x', 2 fails): y");
        assertThat(report.lines()).isEqualTo(new LineClasses(18, 0, 0, 18, 0, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        SyslogFilesTest::client,
                        LoginAttempt::getUser,
                        LoginAttempt::getOutcome,
                        LoginAttempt::getAttempts,
                        LoginAttempt::getCounted)
                .containsExactly(
                        tuple("198.51.100.1", "a", LoginOutcome.FAILURE, 1, false),
                        tuple("198.51.100.1", "a", LoginOutcome.FAILURE, 2, true),
                        tuple("198.51.100.2", "root", LoginOutcome.FAILURE, 1, false),
                        tuple("198.51.100.2", "root", LoginOutcome.FAILURE, 3, true),
                        tuple("2001:db8::3", null, LoginOutcome.FAILURE, 2, true),
                        tuple("198.51.100.4", "bob", LoginOutcome.FAILURE_INFERRED, 1, false),
                        tuple("198.51.100.5", "c", LoginOutcome.FAILURE_INFERRED, 1, false),
                        tuple("198.51.100.6", "root", LoginOutcome.FAILURE, 1, false),
                        tuple("198.51.100.6", "root", LoginOutcome.FAILURE, 4, true),
                        tuple("2001:db8::7", "x", LoginOutcome.FAILURE, 2, true));
    }

    /** What an agent with six keys leaves, of people who are let in in the end and who are not. */
    @Test
    void refusedKeysAreNoFailedLogins() throws IOException {
        String key = "sshd[%d]: Failed publickey for %s from %s ssh2: ED25519 SHA256:x/y";
        FileReport report =
                decode(
                        // the password after the keys
                        key.formatted(20, "root", "198.51.100.1 port 1001"),
                        "sshd[20]: message repeated 4 times: [ Failed publickey for root from"
                                + " 198.51.100.1 port 1001 ssh2: RSA SHA256:z]",
                        "sshd[20]: Failed password for root from 198.51.100.1 port 1001 ssh2",
                        "sshd[20]: Accepted password for root from 198.51.100.1 port 1001 ssh2",
                        // more keys than the server takes
                        key.formatted(21, "bob", "2001:db8::2 port 1002"),
                        "sshd[21]: error: maximum authentication attempts exceeded for bob from"
                                + " 2001:db8::2 port 1002 ssh2 [preauth]",
                        "sshd[21]: Disconnecting authenticating user bob 2001:db8::2 port 1002: Too"
                                + " many authentication failures [preauth]",
                        // gives up
                        key.formatted(22, "bob", "198.51.100.3 port 1003"),
                        "sshd[22]: Connection closed by authenticating user bob 198.51.100.3 port"
                                + " 1003 [preauth]",
                        // a name that does not exist remains one
                        "sshd[23]: Invalid user pi from 198.51.100.4 port 1004",
                        key.formatted(23, "invalid user pi", "198.51.100.4 port 1004"),
                        "sshd[23]: Connection closed by invalid user pi 198.51.100.4 port 1004"
                                + " [preauth]",
                        // the process id is used again
                        "sshd[22]: Connection closed by authenticating user bob 198.51.100.5 port"
                                + " 1005 [preauth]");
        assertThat(report.rejectedByCode()).isEmpty();
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        SyslogFilesTest::client,
                        LoginAttempt::getUser,
                        LoginAttempt::getOutcome,
                        LoginAttempt::getMethod)
                .containsExactly(
                        tuple("198.51.100.1", "root", LoginOutcome.FAILURE, "password"),
                        tuple("198.51.100.1", "root", LoginOutcome.SUCCESS, "password"),
                        tuple("198.51.100.4", "pi", LoginOutcome.FAILURE_INFERRED, null),
                        tuple("198.51.100.5", "bob", LoginOutcome.FAILURE_INFERRED, null));
    }

    @Test
    void repeatedLinesAreThoseOfTheirHost() throws IOException {
        String failed = "sshd[1]: Failed password for root from 198.51.100.7 port 1 ssh2";
        sink.decode(
                directory,
                "messages",
                "Jan 10 02:01:38 one "
                        + failed
                        + "\nJan 10 02:01:39 two kernel: x\n"
                        + "Jan 10 02:01:40 two last message repeated 9 times\n"
                        + "Jan 10 02:01:41 one last message repeated 4 times\n");
        assertThat(sink.of(LoginAttempt.class))
                .extracting(LoginAttempt::getAttempts, LoginAttempt::getTime)
                .containsExactly(
                        tuple(1, 1_704_852_098_000_000L), tuple(4, 1_704_852_101_000_000L));
    }

    /** date -ud '2024-01-10 02:01:38' +%s gives 1704852098. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "<38>Jan 10 02:01:38 cam sshd[1]: |1704852098000000|cam|-",
                "<38>Jan 10 02:01:38 192.0.2.9 sshd[1]: |1704852098000000|-|192.0.2.9",
                "<38>Jan 10 02:01:38 2001:db8::9 sshd: |1704852098000000|-|2001:db8::9",
                "<38>Jan 10 02:01:38 sshd[1]: |1704852098000000|-|-",
                "Jan 10 02:01:38 cam auth.info sshd[1]: |1704852098000000|cam|-",
                "Jan 10 02:01:38.123 CAM.example.net /usr/sbin/sshd[1]: "
                        + "|1704852098000000|cam.example.net|-",
                "Wed Jan 10 02:01:38 2024 authpriv.warn sshd[1]: |1704852098000000|-|-",
                "Jan 10 2024 02:01:38 cam sshd[1]: |1704852098000000|cam|-",
                "Jul  1 00:00:00 cam sshd[1]: |1688169600000000|cam|-",
                "Feb 29 00:00:00 cam sshd[1]: |1709164800000000|cam|-",
                "2024-01-10T02:01:38.5+02:00 cam sshd[1]: |1704844898500000|cam|-",
                "<38>1 2024-01-10T02:01:38.000001Z cam sshd 1 - - |1704852098000001|cam|-",
                "<38>1 2024-01-10T02:01:38Z 192.0.2.9 sshd - ID7 [a@1 b=\"]\\\"\"][c@1] \uFEFF"
                        + "|1704852098000000|-|192.0.2.9",
                "<38>1 2024-01-10T02:01:38Z - sshd - - - |1704852098000000|-|-"
            })
    void headers(String head, long time, @Nullable String device, @Nullable String server)
            throws IOException {
        sink.decode(
                directory,
                "log",
                head + "Accepted password for root from 198.51.100.7 port 1 ssh2\n");
        assertThat(sink.codes()).isEmpty();
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getTime,
                        LoginAttempt::getDeviceId,
                        l ->
                                l.getServerAddress() == null
                                        ? null
                                        : IpAddress.of(l.getServerAddress()).text())
                .containsExactly(tuple(time, device, server));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no header at all|BAD_SYSLOG",
                "<192>Jan 10 02:01:38 cam sshd[1]: x|BAD_SYSLOG",
                "<x>Jan 10 02:01:38 cam sshd[1]: x|BAD_SYSLOG",
                "Jan 10 25:01:38 cam sshd[1]: x|BAD_SYSLOG",
                "Jan 32 02:01:38 cam sshd[1]: x|BAD_TIME",
                "Feb 30 02:01:38 cam sshd[1]: x|BAD_TIME",
                "<38>no time before any|BAD_TIME",
                "<38>1 2024-01-10T02:01:38Z cam sshd 1 - [a|BAD_SYSLOG",
                "<38>1 2024-13-10T02:01:38Z cam sshd 1 - -|BAD_TIME",
                "<38>1 2024-01-10T02:01:38Z cam|BAD_SYSLOG"
            })
    void damagedHeaders(String line, String code) throws IOException {
        new FileDecoding()
                .decode(
                        Files.writeString(directory.resolve("log"), line + "\n"),
                        Collected.settings(Format.SYSLOG),
                        sink);
        assertThat(sink.codes()).containsExactly(code);
    }

    /** The year is the latest in which no line is younger than the log. */
    @ParameterizedTest
    @CsvSource({
        "2024-01-10, UTC, 1704852098",
        "2024-01-09, UTC, 1673316098",
        "2024-01-10, Europe/Vienna, 1704848498",
        "1999-12-31, UTC, 915933698"
    })
    void theOperatorDatesALog(LocalDate latest, ZoneId zone, long seconds) throws IOException {
        DecodeSettings settings =
                new DecodeSettings(
                        "default",
                        null,
                        null,
                        null,
                        Collected.KEY,
                        false,
                        new LogDate(latest, zone));
        String line = HEAD + "sshd[1]: Accepted password for root from 198.51.100.7 port 1 ssh2";
        new FileDecoding()
                .decode(Files.writeString(directory.resolve("log"), line), settings, sink);
        assertThat(sink.of(LoginAttempt.class).map(LoginAttempt::getTime))
                .containsExactly(seconds * 1_000_000);
    }

    /** Without a word of the operator the file's own date serves, and a day more for its zone. */
    @ParameterizedTest
    @CsvSource({"2020-01-09T23:00:00Z, 1578621698", "2020-01-08T23:59:59Z, 1547085698"})
    void aFileDatesItsLines(Instant written, long seconds) throws IOException {
        String line = HEAD + "sshd[1]: Accepted password for root from 198.51.100.7 port 1 ssh2";
        Path file = Files.writeString(directory.resolve("log"), line);
        Files.setLastModifiedTime(file, FileTime.from(written));
        DecodeSettings settings =
                new DecodeSettings("default", null, null, null, Collected.KEY, false);
        new FileDecoding().decode(file, settings, sink);
        assertThat(sink.of(LoginAttempt.class).map(LoginAttempt::getTime))
                .containsExactly(seconds * 1_000_000);
    }

    @Test
    void linesBetweenAreClassedAlone() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "log",
                        HEAD
                                + "kernel: x\n\nnonsense\n"
                                + HEAD
                                + "sshd[1]: Accepted password for root from 198.51.100.7 port 1 ssh2\r\n");
        assertThat(report.lines()).isEqualTo(new LineClasses(4, 0, 1, 1, 1, 1));
        assertThat(sink.codes()).isEqualTo(List.of("BAD_SYSLOG"));
    }

    /** Connections beyond the bound are given up in order, and nothing they knew is lost. */
    @Test
    void connectionsAreBounded() throws IOException {
        StringBuilder lines = new StringBuilder();
        int connections = 70_000;
        for (int i = 0; i < connections; i++) {
            lines.append(HEAD)
                    .append("sshd[")
                    .append(i)
                    .append("]: Invalid user x from 198.51.100.7 port ")
                    .append(1 + i % 60_000)
                    .append('\n');
        }
        sink.decode(directory, "log", lines.toString());
        assertThat(sink.of(LoginAttempt.class)).hasSize(connections);
    }
}
