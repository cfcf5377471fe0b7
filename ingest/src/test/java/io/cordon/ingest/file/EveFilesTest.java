package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.credential.FingerprintKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveFilesTest {

    @TempDir Path directory;

    private final Collected sink = new Collected();

    static String event(String type, String second, String rest) {
        return ("{\"timestamp\":\"2021-06-06T16:00:%s+0200\",\"flow_id\":77,\"event_type\":\"%s\","
                        + "\"src_ip\":\"198.51.100.5\",\"src_port\":40000,\"dest_ip\":\"192.0.2.1\","
                        + "\"dest_port\":53,\"proto\":\"UDP\",%s}\n")
                .formatted(second, type, rest);
    }

    /** 2021-06-06T14:00:00Z. */
    private static final long BASE = 1_622_988_000_000_000L;

    @Test
    void aFlowEndsWhenItSays() throws IOException {
        String flow =
                event(
                                "flow",
                                "59.000000",
                                "\"flow\":{\"pkts_toserver\":2,\"pkts_toclient\":1,"
                                        + "\"bytes_toserver\":120,\"bytes_toclient\":60,"
                                        + "\"start\":\"2021-06-06T16:00:01.140759+0200\","
                                        + "\"end\":\"2021-06-06T16:00:02.000000+0200\"},"
                                        + "\"tcp\":{\"tcp_flags\":\"16\",\"tcp_flags_ts\":\"02\","
                                        + "\"tcp_flags_tc\":\"12\"}")
                        .replace("UDP", "TCP")
                        .replace("\"dest_port\":53", "\"dest_port\":2323");
        FileReport report = sink.decode(directory, "eve.json", flow + event("tls", "1", "\"a\":1"));
        assertThat(report.format()).isEqualTo(Format.SURICATA_EVE);
        assertThat(report.lines()).isEqualTo(new LineClasses(2, 0, 0, 1, 1, 0));
        Flow record = sink.of(Flow.class).findFirst().orElseThrow();
        assertThat(record.getStartTime()).isEqualTo(BASE + 1_140_759);
        assertThat(record.getEndTime()).isEqualTo(BASE + 2_000_000);
        assertThat(record.getTcpFlags()).isEqualTo(2);
        assertThat(record.getTcpFlagsReverse()).isEqualTo(0x12);
        assertThat(record.getConnectionState()).isNull();
        assertThat(record.getDestinationPort()).isEqualTo(2323);
        assertThat(record.getSourceBytes()).isEqualTo(120);
        assertThat(record.getDestinationPackets()).isEqualTo(1);
        assertThat(record.getSensor()).isEqualTo("suricata");
        assertThat(record.getDataset()).isEqualTo("suricata.flow");
    }

    @Test
    void icmpFlowsAndClocksSetBack() throws IOException {
        sink.decode(
                directory,
                "eve.json",
                event(
                                "flow",
                                "00",
                                "\"icmp_type\":8,\"icmp_code\":0,\"flow\":{"
                                        + "\"start\":\"2021-06-06T16:00:05+0200\","
                                        + "\"end\":\"2021-06-06T16:00:04+0200\"}")
                        .replace("UDP", "ICMP")
                        .replace("\"src_port\":40000,", "")
                        .replace("\"dest_port\":53,", ""));
        assertThat(sink.of(Flow.class))
                .extracting(
                        Flow::getTransport,
                        Flow::getIcmpType,
                        Flow::getIcmpCode,
                        Flow::getDestinationPort,
                        Flow::getStartTime,
                        Flow::getEndTime)
                .containsExactly(tuple(1, 8, 0, 0, BASE + 4_000_000, BASE + 4_000_000));
    }

    private static final String QUERY =
            "\"dns\":{\"type\":\"query\",\"id\":2,\"rrname\":\"www.example.org\","
                    + "\"rrtype\":\"A\",\"tx_id\":0}";

    private static String answer(String rest) {
        return "\"dns\":{\"version\":2,\"type\":\"answer\",\"id\":2,\"flags\":\"8180\",\"qr\":true,"
                + rest
                + "\"rrname\":\"www.example.org\",\"rrtype\":\"A\",\"rcode\":\"NOERROR\"}";
    }

    private static final String TWO_ANSWERS =
            "\"rd\":true,\"ra\":true,\"answers\":[{\"rdata\":\"192.0.2.7\"},{\"rdata\":\"192.0.2.8\"}],";

    @Test
    void queryAndAnswerAreOneRecord() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "eve.json",
                        event("dns", "01", QUERY) + event("dns", "02", answer(TWO_ANSWERS)));
        assertThat(report.lines()).isEqualTo(new LineClasses(2, 0, 0, 2, 0, 0));
        assertThat(report.records()).containsEntry("dns", 1L);
        DnsTransaction dns = sink.of(DnsTransaction.class).findFirst().orElseThrow();
        assertThat(dns.getTime()).isEqualTo(BASE + 2_000_000);
        assertThat(IpAddress.of(dns.getClientAddress()).text()).isEqualTo("198.51.100.5");
        assertThat(IpAddress.of(dns.getServerAddress()).text()).isEqualTo("192.0.2.1");
        assertThat(dns.getServerPort()).isEqualTo(53);
        assertThat(dns.getTransport()).isEqualTo(17);
        assertThat(dns.getResponseCode()).isZero();
        assertThat(dns.getAnswerCount()).isEqualTo(2);
        assertThat(dns.getRecursionDesired()).isTrue();
        assertThat(dns.getRecursionAvailable()).isTrue();
        assertThat(dns.getAuthoritative()).isFalse();
        assertThat(dns.getQueryName()).isEqualTo("www.example.org");
        assertThat(dns.getQueryType()).isEqualTo("A");
    }

    @Test
    void equalQuestionsOfOneFlowAreSeveralTransactions() throws IOException {
        sink.decode(
                directory,
                "eve.json",
                event("dns", "01", QUERY)
                        + event("dns", "01", QUERY)
                        + event("dns", "02", answer(TWO_ANSWERS))
                        + event("dns", "02", answer(TWO_ANSWERS))
                        + event("dns", "03", QUERY));
        assertThat(sink.of(DnsTransaction.class))
                .extracting(DnsTransaction::getAnswered, DnsTransaction::getTime)
                .containsExactly(
                        tuple(true, BASE + 2_000_000),
                        tuple(true, BASE + 2_000_000),
                        tuple(false, BASE + 3_000_000));
    }

    @Test
    void versionOneHasALinePerAnswer() throws IOException {
        String line =
                "\"dns\":{\"type\":\"answer\",\"id\":2,\"rcode\":\"NOERROR\",\"rrname\":\"%s\","
                        + "\"rrtype\":\"%s\",\"ttl\":9,\"rdata\":\"x\"}";
        FileReport report =
                sink.decode(
                        directory,
                        "eve.json",
                        event("dns", "01", QUERY)
                                + event("dns", "02", line.formatted("www.example.org", "CNAME"))
                                + event("dns", "02", line.formatted("alias.example.org", "A"))
                                + event("dns", "03", QUERY.replace("\"id\":2", "\"id\":3"))
                                + event(
                                        "dns",
                                        "04",
                                        "\"dns\":{\"type\":\"answer\",\"id\":3,\"rcode\":\"NXDOMAIN\","
                                                + "\"rrname\":\"www.example.org\"}"));
        assertThat(report.lines().decoded()).isEqualTo(5);
        assertThat(sink.of(DnsTransaction.class).filter(DnsTransaction::getAnswered))
                .extracting(DnsTransaction::getAnswerCount, DnsTransaction::getResponseCode)
                .containsExactly(tuple(2, 0), tuple(0, 3));
    }

    @Test
    void versionThreeListsQuestions() throws IOException {
        String common =
                "\"version\":3,\"id\":9,\"tx_id\":0,\"rd\":true,"
                        + "\"queries\":[{\"rrname\":\"a.example.org\",\"rrtype\":\"ANY\"}]";
        sink.decode(
                directory,
                "eve.json",
                event("dns", "01", "\"dns\":{\"type\":\"request\"," + common + "}")
                        + event(
                                "dns",
                                "02",
                                "\"dns\":{\"type\":\"response\","
                                        + common
                                        + ",\"aa\":true,\"ra\":true,\"rcode\":\"NOERROR\","
                                        + "\"answers\":[{\"rrname\":\"a.example.org\"}]}"));
        assertThat(sink.of(DnsTransaction.class))
                .extracting(
                        DnsTransaction::getQueryName,
                        DnsTransaction::getQueryType,
                        DnsTransaction::getAuthoritative,
                        DnsTransaction::getAnswerCount,
                        DnsTransaction::getAnswered)
                .containsExactly(tuple("a.example.org", "ANY", true, 1, true));
    }

    @Test
    void groupedAnswersAreCounted() throws IOException {
        sink.decode(
                directory,
                "eve.json",
                event(
                        "dns",
                        "02",
                        answer(
                                "\"grouped\":{\"A\":[\"192.0.2.1\",\"192.0.2.2\"],\"CNAME\":[\"x\"]},")));
        assertThat(sink.of(DnsTransaction.class).map(DnsTransaction::getAnswerCount))
                .containsExactly(3);
    }

    @Test
    void sshTellsNoOutcome() throws IOException {
        sink.decode(
                directory,
                "eve.json",
                event("ssh", "01", "\"ssh\":{\"client\":{\"software_version\":\"x\"}}"));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getAttempts,
                        LoginAttempt::getDataset)
                .containsExactly(tuple(LoginOutcome.UNKNOWN, 0, "suricata.ssh"));
    }

    @Test
    void httpWithBasicAuthorizationIsALogin() throws IOException {
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString("bob:pa:ss".getBytes(StandardCharsets.UTF_8));
        FileReport report =
                sink.decode(
                        directory,
                        "eve.json",
                        event("http", "01", "\"http\":{\"url\":\"/\",\"status\":200}")
                                + event(
                                        "http",
                                        "02",
                                        "\"http\":{\"status\":401,\"authorization\":\""
                                                + basic
                                                + "\"}")
                                + event(
                                        "http",
                                        "03",
                                        "\"http\":{\"status\":200,\"request_headers\":[{\"name\":"
                                                + "\"Authorization\",\"value\":\""
                                                + basic
                                                + "\"}]}")
                                + event("http", "04", "\"http\":{\"authorization\":\"Bearer abc\"}")
                                + event(
                                        "http",
                                        "05",
                                        "\"http\":{\"authorization\":\"Basic ###\"}"));
        assertThat(report.lines()).isEqualTo(new LineClasses(5, 0, 0, 3, 2, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getUser,
                        LoginAttempt::getCredentialFingerprint)
                .containsExactly(
                        tuple(LoginOutcome.FAILURE, "bob", fingerprint("bob", "pa:ss")),
                        tuple(LoginOutcome.SUCCESS, "bob", fingerprint("bob", "pa:ss")),
                        tuple(LoginOutcome.UNKNOWN, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"connack\":{\"return_code\":0}', SUCCESS",
        "'\"connack\":{\"return_code\":5}', FAILURE",
        "'\"connack\":{\"return_code\":3}', UNKNOWN",
        "'\"connack\":{\"reason_code\":134}', FAILURE",
        "'\"x\":1', UNKNOWN"
    })
    void mqttConnects(String connack, LoginOutcome outcome) throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "eve.json",
                        event(
                                        "mqtt",
                                        "01",
                                        "\"mqtt\":{\"connect\":{\"client_id\":\"c\",\"username\":\"u\","
                                                + "\"password\":\"p\"},"
                                                + connack
                                                + "}")
                                + event("mqtt", "02", "\"mqtt\":{\"publish\":{\"topic\":\"t\"}}"));
        assertThat(report.lines()).isEqualTo(new LineClasses(2, 0, 0, 1, 1, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(LoginAttempt::getOutcome, LoginAttempt::getCredentialFingerprint)
                .containsExactly(tuple(outcome, fingerprint("u", "p")));
    }

    @Test
    void everyFtpPasswordIsALogin() throws IOException {
        String ftp =
                "\"ftp\":{\"command\":\"%s\",\"command_data\":\"%s\",\"completion_code\":[\"%s\"]}";
        FileReport report =
                sink.decode(
                        directory,
                        "eve.json",
                        event("ftp", "01", ftp.formatted("USER", "bob", "331"))
                                + event("ftp", "02", ftp.formatted("PASS", "one", "530"))
                                + event("ftp", "03", ftp.formatted("PASS", "two", "230"))
                                + event("ftp", "04", ftp.formatted("PWD", "", "257"))
                                + event("ftp", "05", "\"ftp\":{}"));
        assertThat(report.lines()).isEqualTo(new LineClasses(5, 0, 0, 3, 2, 0));
        assertThat(sink.of(LoginAttempt.class))
                .extracting(
                        LoginAttempt::getOutcome,
                        LoginAttempt::getUser,
                        LoginAttempt::getCredentialFingerprint)
                .containsExactly(
                        tuple(LoginOutcome.FAILURE, "bob", fingerprint("bob", "one")),
                        tuple(LoginOutcome.SUCCESS, "bob", fingerprint("bob", "two")));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"flow\":{\"start\":\"x\"}', BAD_TIME",
        "'\"flow\":{}', MISSING_FIELD",
        "'\"flow\":7', BAD_VALUE",
        "'\"x\":1', MISSING_FIELD",
        "'\"flow\":{\"start\":\"2021-06-06T16:00:05+0200\",\"pkts_toserver\":-1}', BAD_COUNT",
        "'\"flow\":{\"start\":\"2021-06-06T16:00:05+0200\",\"pkts_toserver\":\"1\"}', BAD_COUNT",
        "'\"flow\":{\"start\":\"2021-06-06T16:00:05+0200\"},\"tcp\":{\"tcp_flags_ts\":\"xyz\"}', BAD_VALUE",
        "'\"flow\":{\"start\":\"2107-06-06T16:00:05+0200\"}', TIME_OUT_OF_RANGE"
    })
    void damagedFlowsAreRejectedByName(String rest, String code) throws IOException {
        sink.decode(directory, "eve.json", event("flow", "01", rest));
        assertThat(sink.codes()).containsExactly(code);
    }

    private static ByteBuffer fingerprint(String user, String password) {
        return ByteBuffer.wrap(new FingerprintKey(Collected.KEY).fingerprint(user, password));
    }
}
