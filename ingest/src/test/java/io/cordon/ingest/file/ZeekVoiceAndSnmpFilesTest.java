package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.credential.FingerprintKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeekVoiceAndSnmpFilesTest {

    private static final String SIP =
            ZeekFilesTest.header(
                    "sip",
                    "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\ttrans_depth\tmethod\turi"
                            + "\trequest_to\tcall_id\tseq\tstatus_code");
    private static final String SNMP =
            ZeekFilesTest.header(
                    "snmp",
                    "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tduration\tversion"
                            + "\tcommunity\tget_requests\tget_bulk_requests\tget_responses"
                            + "\tset_requests");

    @TempDir Path directory;

    private final Collected sink = new Collected();

    private static String row(int second, String client, String to, String callId, String status) {
        return second
                + ".0\tC\t"
                + client
                + "\t5060\t192.0.2.5\t5060\t0\tREGISTER\tsip:192.0.2.5\t"
                + to
                + "\t"
                + callId
                + "\t"
                + second
                + " REGISTER\t"
                + status
                + "\n";
    }

    /** Challenge and refusal have the same code: what follows in the dialog tells them apart. */
    @Test
    void aChallengeIsNoFailure() throws IOException {
        String bob = "\"x <sip:fake@y>\" <sip:1001@192.0.2.5>;tag=1";
        FileReport report =
                sink.decode(
                        directory,
                        "sip.log",
                        SIP
                                // a phone that registers, and again an hour later
                                + row(1, "198.51.100.1", bob, "a", "401")
                                + row(2, "198.51.100.1", bob, "a", "200")
                                + row(3, "198.51.100.1", bob, "a", "407")
                                + row(4, "198.51.100.1", bob, "a", "200")
                                // a wrong password, twice, then refused for good
                                + row(5, "2001:db8::2", "sips:1002@[2001:db8::5]", "b", "401")
                                + row(6, "2001:db8::2", "sips:1002@[2001:db8::5]", "b", "401")
                                + row(7, "2001:db8::2", "sips:1002@[2001:db8::5]", "b", "401")
                                + row(8, "2001:db8::2", "sips:1002@[2001:db8::5]", "b", "403")
                                // the same Call-ID from elsewhere is another dialog
                                + row(9, "198.51.100.3", "<sip:1003:pw@h>", "a", "401")
                                // refused or let in without a challenge
                                + row(10, "198.51.100.4", "<sip:192.0.2.5>", "d", "403")
                                + row(11, "198.51.100.5", "-", "e", "200")
                                // undecided
                                + row(12, "198.51.100.6", bob, "f", "100")
                                + row(13, "198.51.100.6", bob, "f", "-"));
        assertThat(report.lines()).isEqualTo(new LineClasses(21, 8, 0, 11, 2, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        l -> l.getTime() / 1_000_000,
                        LoginAttempt::getUser,
                        LoginAttempt::getOutcome,
                        LoginAttempt::getMethod)
                .containsExactly(
                        tuple(2L, "1001", LoginOutcome.SUCCESS, "digest"),
                        tuple(4L, "1001", LoginOutcome.SUCCESS, "digest"),
                        tuple(6L, "1002", LoginOutcome.FAILURE, "digest"),
                        tuple(7L, "1002", LoginOutcome.FAILURE, "digest"),
                        tuple(8L, "1002", LoginOutcome.FAILURE, "digest"),
                        tuple(10L, null, LoginOutcome.FAILURE, null),
                        tuple(11L, null, LoginOutcome.SUCCESS, null),
                        // nobody answered it
                        tuple(9L, "1003", LoginOutcome.FAILURE, "digest"));
        assertThat(sink.of(LoginAttempt.class))
                .allMatch(l -> l.getProtocol().equals("sip"))
                .allMatch(l -> l.getEncrypted() == null)
                .allMatch(l -> l.getAttempts() == 1 && !l.getCounted())
                .allMatch(l -> l.getDataset().equals("zeek.sip"));
    }

    @Test
    void otherMethodsAreIgnored() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "sip.log",
                        SIP
                                + row(1, "198.51.100.1", "-", "a", "401")
                                        .replace("REGISTER", "INVITE"));
        assertThat(report.lines().ignored()).isEqualTo(1);
    }

    /** A guesser that never comes back gives as many dialogs as guesses. */
    @Test
    void dialogsAreBounded() throws IOException {
        StringBuilder rows = new StringBuilder(SIP);
        int guesses = 66_000;
        for (int i = 0; i < guesses; i++) {
            rows.append(row(1 + i, "198.51.100.1", "<sip:" + i + "@h>", "c" + i, "401"));
        }
        sink.decode(directory, "sip.log", rows.toString());
        assertThat(sink.of(LoginAttempt.class))
                .hasSize(guesses)
                .allMatch(l -> l.getOutcome() == LoginOutcome.FAILURE);
    }

    @ParameterizedTest
    @CsvSource({
        "2c, public, 1, 0, 1, 0, SUCCESS",
        "1, public, 0, 3, 0, 0, UNKNOWN",
        "1, public, 0, 0, 1, 1, SUCCESS",
        "2c, public, 0, 0, 0, 0, ",
        "2c, public, 0, 0, 5, 0, ",
        "3, -, 0, 0, 0, 0, "
    })
    void aCommunityIsACredential(
            String version,
            String community,
            int get,
            int bulk,
            int responses,
            int set,
            @Nullable LoginOutcome outcome)
            throws IOException {
        String row =
                String.join(
                        "\t",
                        "1.5\tC\t198.51.100.1\t4000\t2001:db8::5\t161\t0.1",
                        version,
                        community,
                        "" + get,
                        "" + bulk,
                        "" + responses,
                        "" + set);
        FileReport report = sink.decode(directory, "snmp.log", SNMP + row + "\n");
        if (outcome == null) {
            assertThat(report.lines().ignored()).isEqualTo(1);
            assertThat(sink.records).isEmpty();
            return;
        }
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getUser,
                        LoginAttempt::getMethod,
                        LoginAttempt::getEncrypted,
                        LoginAttempt::getPasswordStrength,
                        LoginAttempt::getCredentialFingerprint,
                        l -> IpAddress.of(l.getServerAddress()).text())
                .containsExactly(
                        tuple(
                                outcome,
                                null,
                                "community",
                                false,
                                PasswordStrength.WEAK,
                                ByteBuffer.wrap(
                                        new FingerprintKey(Collected.KEY)
                                                .fingerprint("", "public")),
                                "2001:db8::5"));
    }

    @Test
    void syslogOnTheWireIsReadAsInFiles() throws IOException {
        String fields =
                "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tfacility\tseverity"
                        + "\tmessage";
        String sides = "\tC\t192.0.2.9\t514\t192.0.2.1\t514\tudp\tAUTH\tINFO\t";
        String failed = "sshd[1]: Failed password for root from 198.51.100.7 port 1 ssh2\n";
        FileReport report =
                sink.decode(
                        directory,
                        "syslog.log",
                        ZeekFilesTest.header("syslog", fields)
                                + "1.5"
                                + sides
                                + "Jan 10 02:01:38 camera-7 "
                                + failed
                                + "2.5"
                                + sides
                                + "1 2018-03-24T08:59:37-07:00 2001:db8::9 sshd 2 - - Accepted"
                                + " publickey for root from 198.51.100.7 port 1 ssh2\n"
                                + "3.5"
                                + sides
                                + failed
                                + "4.5"
                                + sides
                                + "what a printer sends\n"
                                + "5.5"
                                + sides
                                + "-\n");
        assertThat(report.lines()).isEqualTo(new LineClasses(13, 8, 0, 3, 1, 1));
        assertThat(sink.codes()).containsExactly("MISSING_FIELD");
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getTime,
                        LoginAttempt::getOutcome,
                        l -> IpAddress.of(l.getServerAddress()).text(),
                        LoginAttempt::getDeviceId,
                        LoginAttempt::getDataset)
                .containsExactly(
                        tuple(1_500_000L, LoginOutcome.FAILURE, "192.0.2.9", null, "zeek.syslog"),
                        tuple(2_500_000L, LoginOutcome.SUCCESS, "2001:db8::9", null, "zeek.syslog"),
                        tuple(3_500_000L, LoginOutcome.FAILURE, "192.0.2.9", null, "zeek.syslog"));
    }
}
