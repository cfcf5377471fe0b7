package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What EVE tells of logins beyond a user and a password. */
class EveLoginFilesTest {

    @TempDir Path directory;

    private final Collected sink = new Collected();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Basic Ym9iOnB3|bob|password|false|true",
                "Digest username=\\\"bob\\\", realm=\\\"x\\\", response=\\\"0\\\"|bob|digest|-|false",
                "Digest realm=\\\"x\\\"|-|digest|-|false",
                "DIGEST xusername=\\\"eve\\\"|-|digest|-|false",
                "Bearer eyJhbGciOi|-|token|false|false",
                "Negotiate YII=|-|token|-|false",
                "AWS4-HMAC-SHA256 Credential=x|-|other|-|false"
            })
    void authorizations(
            String value,
            @Nullable String user,
            String method,
            @Nullable Boolean encrypted,
            boolean fingerprint)
            throws IOException {
        sink.decode(
                directory,
                "eve.json",
                EveFilesTest.event(
                        "http",
                        "01",
                        "\"http\":{\"status\":401,\"authorization\":\"" + value + "\"}"));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getUser,
                        LoginAttempt::getMethod,
                        LoginAttempt::getEncrypted,
                        l -> l.getCredentialFingerprint() != null,
                        LoginAttempt::getOutcome)
                .containsExactly(tuple(user, method, encrypted, fingerprint, LoginOutcome.FAILURE));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"username\":\"u\",', 0, password, false",
                "'', 0, anonymous, -",
                "'', 5, -, -"
            })
    void mqttWithoutAUserIsAnonymousWhenAccepted(
            String user, int code, @Nullable String method, @Nullable Boolean encrypted)
            throws IOException {
        sink.decode(
                directory,
                "eve.json",
                EveFilesTest.event(
                        "mqtt",
                        "01",
                        "\"mqtt\":{\"connect\":{"
                                + user
                                + "\"client_id\":\"c\"},\"connack\":{\"return_code\":"
                                + code
                                + "}}"));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(LoginAttempt::getMethod, LoginAttempt::getEncrypted)
                .containsExactly(tuple(method, encrypted));
    }

    private static String sip(String second, String sip) {
        return EveFilesTest.event("sip", second, "\"sip\":{" + sip + "}");
    }

    /** Requests and answers are events of their own, told together by their flow. */
    @Test
    void registrations() throws IOException {
        String register = "\"method\":\"REGISTER\",\"uri\":\"sip:100@192.0.2.1\"";
        FileReport report =
                sink.decode(
                        directory,
                        "eve.json",
                        sip("00", "\"code\":\"401\"")
                                + sip("01", register)
                                + sip("02", "\"code\":\"100\"")
                                + sip("03", "\"code\":\"401\"")
                                + sip("04", register)
                                + sip("05", "\"code\":\"200\"")
                                + sip("06", register)
                                + sip("07", "\"code\":\"403\"")
                                + sip("08", "\"method\":\"INVITE\"")
                                + sip("09", "\"code\":\"401\"")
                                + sip("10", register)
                                + sip("11", "\"code\":\"4x1\""));
        assertThat(report.lines()).isEqualTo(new LineClasses(12, 0, 0, 7, 5, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getUser,
                        LoginAttempt::getOutcome,
                        LoginAttempt::getMethod,
                        LoginAttempt::getEncrypted,
                        LoginAttempt::getDataset)
                .containsExactly(
                        tuple("100", LoginOutcome.SUCCESS, "digest", null, "suricata.sip"),
                        tuple("100", LoginOutcome.FAILURE, null, null, "suricata.sip"));
    }

    private static String snmp(String second, String type, String community) {
        return EveFilesTest.event(
                "snmp",
                second,
                "\"snmp\":{\"version\":2,\"pdu_type\":\""
                        + type
                        + "\",\"community\":\""
                        + community
                        + "\"}");
    }

    @Test
    void communitiesOfAFlow() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "eve.json",
                        snmp("01", "get_request", "public")
                                + snmp("02", "get_next_request", "private")
                                + snmp("03", "response", "private")
                                + snmp("04", "set_request", "private")
                                + snmp("05", "response", "private")
                                + snmp("06", "response", "other")
                                + snmp("07", "trap_v2", "public")
                                + EveFilesTest.event(
                                        "snmp", "08", "\"snmp\":{\"version\":3,\"usm\":\"u\"}"));
        assertThat(report.lines()).isEqualTo(new LineClasses(8, 0, 0, 5, 3, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getMethod,
                        LoginAttempt::getUser,
                        LoginAttempt::getEncrypted,
                        l -> l.getCredentialFingerprint() != null)
                .containsExactly(
                        tuple(LoginOutcome.SUCCESS, "community", null, false, true),
                        tuple(LoginOutcome.UNKNOWN, "community", null, false, true));
    }

    private static String defender(String thing, Object count, long millis) {
        return "{\"violationEventTime\":"
                + millis
                + ",\"thingName\":\""
                + thing
                + "\",\"behavior\":{\"name\":\"auth\",\"metric\":\"aws:num-authorization-failures\","
                + "\"criteria\":{\"value\":{\"count\":10}}},\"violationEventType\":\"in-alarm\","
                + "\"metricValue\":{\"count\":"
                + count
                + "},\"violationId\":\"1\",\"securityProfileName\":\"p\"}";
    }

    private static String metric(String name, String thing, String value) {
        return "{\"name\":\""
                + name
                + "\",\"thing\":\""
                + thing
                + "\",\"value\":"
                + value
                + ",\"timestamp\":1573786800000,\"version\":1}";
    }

    @Test
    void deviceDefenderCountsFailuresOfAThing() throws IOException {
        String export =
                "{\"version\":\"1.0\",\"metrics\":["
                        + metric("aws:num-authorization-failures", "cam-1", "{\"count\":12}")
                        + ","
                        + metric("num-authorization-failures", "cam-2", "{\"count\":0}")
                        + ","
                        + metric("aws:num-authorization-failures", "cam-3", "{\"count\":4}")
                        + ","
                        + metric(
                                "aws:source-ip-address",
                                "cam-1",
                                "{\"cidrs\":[\"198.51.100.7/32\"]}")
                        + ","
                        + metric("aws:source-ip-address", "cam-2", "{\"cidrs\":[\"2001:db8::7\"]}")
                        + ","
                        + metric(
                                "aws:source-ip-address",
                                "cam-3",
                                "{\"cidrs\":[\"198.51.100.8\",\"198.51.100.9\"]}")
                        + "]}\n";
        String notification =
                "{\"Type\":\"Notification\",\"MessageId\":\"1\",\"Message\":\""
                        + defender("cam-2", 54, 1_573_786_800_000L).replace("\"", "\\\"")
                        + "\"}\n";
        FileReport report =
                sink.decode(
                        directory,
                        "defender.json",
                        export
                                + notification
                                + "{\"violationEvents\":["
                                + defender("cam-1", 7, 1_573_786_800L)
                                + "]}\n"
                                + defender("cam-9", 5, 1_573_786_800_000L)
                                + "\n"
                                + defender("cam-1", 7, 1_573_786_800_000L)
                                        .replace("in-alarm", "alarm-cleared")
                                + "\n"
                                + defender("cam-1", "\"7\"", 1_573_786_800_000L)
                                + "\n");
        // The export gives what it can, and what it cannot is not silent.
        assertThat(report.lines()).isEqualTo(new LineClasses(6, 0, 0, 2, 1, 3));
        assertThat(sink.codes())
                .containsExactly("NO_CLIENT_ADDRESS", "NO_CLIENT_ADDRESS", "BAD_COUNT");
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getClientDeviceId,
                        l -> IpAddress.of(l.getClientAddress()).text(),
                        LoginAttempt::getAttempts,
                        LoginAttempt::getTime)
                .containsExactly(
                        tuple("cam-1", "198.51.100.7", 12, 1_573_786_800_000_000L),
                        tuple("cam-2", "2001:db8::7", 54, 1_573_786_800_000_000L),
                        tuple("cam-1", "198.51.100.7", 7, 1_573_786_800_000_000L));
        assertThat(sink.of(LoginAttempt.class))
                .allMatch(l -> l.getOutcome() == LoginOutcome.FAILURE && l.getCounted())
                .allMatch(l -> l.getServerAddress() == null && l.getUser() == null)
                .allMatch(l -> l.getSensor().equals("aws-iot"));
    }
}
