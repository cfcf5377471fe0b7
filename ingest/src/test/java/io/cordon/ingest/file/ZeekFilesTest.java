package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Service;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZeekFilesTest {

    private static final String CONN_FIELDS =
            "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration"
                    + "\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes"
                    + "\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes"
                    + "\ttunnel_parents";

    private static final String CONN_ROW =
            "1713484795.943239\tC1\t198.51.100.7\t25320\t192.0.2.9\t23\ttcp\t-\t0.500001\t0\t0\tSF"
                    + "\tF\tT\t0\tSr\t5\t260\t4\t216\t-";

    @TempDir Path directory;

    private final Collected sink = new Collected();

    static String header(String path, String fields) {
        return "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\t"
                + path
                + "\n#open\t2024-04-19-00-00-01\n#fields\t"
                + fields
                + "\n#types\tx\n";
    }

    @Test
    void aConnRowIsAFlow() throws IOException {
        FileReport report =
                sink.decode(directory, "conn.log", header("conn", CONN_FIELDS) + CONN_ROW + "\n");
        Flow flow = sink.of(Flow.class).findFirst().orElseThrow();
        assertThat(report.format()).isEqualTo(Format.ZEEK_TSV);
        assertThat(report.lines()).isEqualTo(new LineClasses(9, 8, 0, 1, 0, 0));
        assertThat(flow.getTransport()).isEqualTo(6);
        assertThat(flow.getSourcePort()).isEqualTo(25320);
        assertThat(flow.getDestinationPort()).isEqualTo(23);
        assertThat(IpAddress.of(flow.getSourceAddress()).text()).isEqualTo("198.51.100.7");
        assertThat(IpAddress.of(flow.getDestinationAddress()).text()).isEqualTo("192.0.2.9");
        assertThat(flow.getStartTime()).isEqualTo(1713484795943239L);
        assertThat(flow.getEndTime()).isEqualTo(1713484796443240L);
        assertThat(flow.getConnectionState()).isEqualTo("SF");
        assertThat(flow.getInitiatorKnown()).isTrue();
        assertThat(flow.getTcpFlags()).isNull();
        assertThat(
                        List.of(
                                flow.getSourcePackets(),
                                flow.getSourceBytes(),
                                flow.getDestinationPackets(),
                                flow.getDestinationBytes()))
                .containsExactly(5L, 260L, 4L, 216L);
        assertThat(flow.getSamplingRate()).isEqualTo(1);
        assertThat(flow.getTenant()).isEqualTo("default");
        assertThat(flow.getSensor()).isEqualTo("zeek");
        assertThat(flow.getVantage()).isEqualTo(Vantage.NETWORK);
        assertThat(flow.getDataset()).isEqualTo("zeek.conn");
    }

    @Test
    void unsetCountersAndDurationAreUnknownAndNone() throws IOException {
        String row =
                "5.5\tC1\t2001:db8::1\t1\t2001:db8::2\t2\tudp\t-\t-\t-\t-\tS0\t-\t-\t0\tS\t-\t-\t-"
                        + "\t-\t(empty)";
        sink.decode(directory, "conn.log", header("conn", CONN_FIELDS) + row);
        Flow flow = sink.of(Flow.class).findFirst().orElseThrow();
        assertThat(flow.getStartTime()).isEqualTo(flow.getEndTime()).isEqualTo(5_500_000);
        assertThat(flow.getSourceBytes()).isNull();
        assertThat(flow.getDestinationPackets()).isNull();
        assertThat(IpAddress.of(flow.getDestinationAddress()).text()).isEqualTo("2001:db8::2");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2, icmp, 1, 8, 0",
        "2001:db8::1, 2001:db8::2, icmp, 58, 128, 129",
        "192.0.2.1, 192.0.2.2, unknown_transport, 255, ,",
    })
    void transportsWithoutPorts(
            String from, String to, String proto, int number, Integer type, Integer code)
            throws IOException {
        String row =
                "5.5\tC1\t%s\t%d\t%s\t%d\t%s\t-\t-\t-\t-\tOTH\t-\t-\t0\t-\t1\t1\t0\t0\t-"
                        .formatted(
                                from, type == null ? 0 : type, to, code == null ? 0 : code, proto);
        sink.decode(directory, "conn.log", header("conn", CONN_FIELDS) + row + "\n");
        assertThat(sink.of(Flow.class))
                .extracting(Flow::getTransport, Flow::getIcmpType, Flow::getIcmpCode)
                .containsExactly(tuple(number, type, code));
        assertThat(sink.of(Flow.class))
                .extracting(Flow::getSourcePort, Flow::getDestinationPort)
                .containsExactly(tuple(0, 0));
    }

    /** Header and lines as they are seen in the wild, all of one and the same flow. */
    @Test
    void shapesOfOneRowGiveOneRecord() throws IOException {
        String plain = header("conn", CONN_FIELDS) + CONN_ROW;
        List<String> shapes =
                List.of(
                        plain,
                        plain.replace("\n", "\r\n") + "\r\n",
                        header("conn", "_node_name\t" + CONN_FIELDS)
                                + "worker-eth0-1\t"
                                + CONN_ROW
                                + "\n#close\t2024-04-20-00-00-00\n",
                        header("conn", CONN_FIELDS + "\tcommunity_id\tvlan")
                                + CONN_ROW
                                + "\t1:x\t7\n",
                        header("conn", CONN_FIELDS + "   label   detailed-label")
                                + CONN_ROW
                                + "   Malicious   PartOfAHorizontalPortScan\n",
                        header("conn", CONN_FIELDS + "\tlabel\tdetailed-label")
                                + CONN_ROW
                                + "   Benign   -\n",
                        header("conn", CONN_FIELDS + "   label   detailed-label")
                                + CONN_ROW
                                + "\tBenign\t-\n",
                        header("conn", CONN_FIELDS + "   label   detailed-label") + CONN_ROW + "\n",
                        plain.replace("#separator \\x09", "#separator \\x7c").replace("\t", "|"),
                        header("other", "a\tb") + "1\t2\n" + plain,
                        plain.replace("#unset_field\t-", "#unset_field\tNIL")
                                .replace("\ttcp\t-\t", "\ttcp\tNIL\t"));
        for (String shape : shapes) {
            Collected each = new Collected();
            FileReport report = each.decode(directory, "conn.log", shape);
            assertThat(each.codes()).as(shape).isEmpty();
            assertThat(each.records).as(shape).hasSize(1);
            assertThat(report.lines().decoded()).as(shape).isEqualTo(1);
            assertThat(((Flow) each.records.get(0)).getConnectionState()).isEqualTo("SF");
            sink.records.addAll(each.records);
        }
        assertThat(sink.records).containsOnly(sink.records.get(0));
    }

    @Test
    void repeatedHeadersMayChangeTheColumns() throws IOException {
        String one = header("conn", CONN_FIELDS) + CONN_ROW + "\n#close\t2024\n";
        String other = header("dns", DNS_FIELDS) + DNS_ROW + "\n\n";
        FileReport report = sink.decode(directory, "joined.log", one + other + one);
        assertThat(report.lines()).isEqualTo(new LineClasses(30, 26, 1, 3, 0, 0));
        assertThat(report.records()).containsEntry("flow", 2L).containsEntry("dns", 1L);
    }

    private static final String DNS_FIELDS =
            "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tquery\tqtype\tqtype_name"
                    + "\trcode\tAA\tRD\tRA\tanswers";
    private static final String DNS_ROW =
            "7.000001\tC2\t198.51.100.1\t4000\t192.0.2.53\t53\tudp\twww.example.org\t1\tA\t0\tF\tT"
                    + "\tT\t192.0.2.7,192.0.2.8";

    @Test
    void aDnsRowIsATransaction() throws IOException {
        String unanswered =
                "8.0\tC3\t198.51.100.1\t4001\t192.0.2.53\t53\ttcp\t-\t16\t-\t-\t-\tT\t-\t-";
        sink.decode(directory, "dns.log", header("dns", DNS_FIELDS) + DNS_ROW + "\n" + unanswered);
        List<DnsTransaction> dns = sink.of(DnsTransaction.class).toList();
        assertThat(dns)
                .extracting(
                        DnsTransaction::getTransport,
                        DnsTransaction::getAnswered,
                        DnsTransaction::getResponseCode,
                        DnsTransaction::getAuthoritative,
                        DnsTransaction::getRecursionDesired,
                        DnsTransaction::getRecursionAvailable,
                        DnsTransaction::getAnswerCount,
                        DnsTransaction::getQueryName,
                        DnsTransaction::getQueryType,
                        DnsTransaction::getTime)
                .containsExactly(
                        tuple(
                                17,
                                true,
                                0,
                                false,
                                true,
                                true,
                                2,
                                "www.example.org",
                                "A",
                                7_000_001L),
                        tuple(6, false, null, false, true, false, 0, null, "16", 8_000_000L));
        assertThat(dns.get(0).getServerPort()).isEqualTo(53);
        assertThat(IpAddress.of(dns.get(0).getServerAddress()).text()).isEqualTo("192.0.2.53");
    }

    @Test
    void softwareAndKnownLogsAreDevices() throws IOException {
        String software =
                header(
                                "software",
                                "ts\thost\thost_p\tsoftware_type\tname\tversion.major\tversion.minor"
                                        + "\tversion.addl\tunparsed_version")
                        + "1.0\t192.0.2.1\t22\tSSH::SERVER\tOpenSSH\t8\t2\tp1\tOpenSSH_8.2p1 x\n"
                        + "2.0\t192.0.2.2\t-\tHTTP::BROWSER\tcurl\t8\t2\tbeta\t-\n";
        String services =
                header("known_services", "ts\thost\tport_num\tport_proto\tservice")
                        + "3.0\t192.0.2.3\t443\ttcp\tSSL,HTTP\n"
                        + "4.0\t2001:db8::4\t5683\tudp\t(empty)\n";
        String hosts = header("known_hosts", "ts\thost") + "5.0\t192.0.2.5\n";
        String devices = header("known_devices", "ts\tmac") + "6.0\t02:00:5E:00:53:01\n";
        FileReport report =
                sink.decode(directory, "devices.log", software + services + hosts + devices);
        assertThat(report.records()).containsExactly(Map.entry("device", 6L));
        List<DeviceObservation> seen = sink.of(DeviceObservation.class).toList();
        assertThat(seen)
                .extracting(DeviceObservation::getDataset, DeviceObservation::getVersion)
                .containsExactly(
                        tuple("zeek.software", "OpenSSH_8.2p1 x"),
                        tuple("zeek.software", "8.2-beta"),
                        tuple("zeek.known_services", null),
                        tuple("zeek.known_services", null),
                        tuple("zeek.known_hosts", null),
                        tuple("zeek.known_devices", null));
        assertThat(seen)
                .extracting(DeviceObservation::getServices)
                .containsExactly(
                        List.of(new Service(22, 6, "ssh")),
                        List.of(),
                        List.of(new Service(443, 6, "http"), new Service(443, 6, "ssl")),
                        List.of(new Service(5683, 17, null)),
                        List.of(),
                        List.of());
        assertThat(seen.get(5).getMac()).isEqualTo("02:00:5e:00:53:01");
        assertThat(seen.get(5).getAddress()).isNull();
    }

    @Test
    void escapesAreUndone() throws IOException {
        String row =
                "7.0\tC2\t198.51.100.1\t4000\t192.0.2.53\t53\tudp\ta\\x09b\\xc3\\xa9\\xff\t1\tA\t0\tF"
                        + "\tT\tT\tTXT 3 a\\x2cb";
        sink.decode(directory, "dns.log", header("dns", DNS_FIELDS) + row + "\n");
        sink.decode(
                directory, "dns2.log", header("dns", DNS_FIELDS) + row.replace("\\xff", "") + "\n");
        assertThat(sink.of(DnsTransaction.class))
                .extracting(DnsTransaction::getQueryName, DnsTransaction::getAnswerCount)
                .containsExactly(tuple("a\\x09b\\xc3\\xa9\\xff", 1), tuple("a\tb\u00e9", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "ts=-, MISSING_FIELD",
        "ts=x, BAD_TIME",
        "ts=4291747200.0, TIME_OUT_OF_RANGE",
        "ts=-3.5, TIME_OUT_OF_RANGE",
        "duration=-1.0, BAD_TIME",
        "duration=4000000000, TIME_OUT_OF_RANGE",
        "id.orig_h=198.51.100.256, BAD_ADDRESS",
        "id.orig_h=-, MISSING_FIELD",
        "id.orig_h=2001:db8::1%eth0, BAD_ADDRESS",
        "id.resp_p=65536, BAD_PORT",
        "id.resp_p=-1, BAD_PORT",
        "id.resp_p=-, MISSING_FIELD",
        "orig_pkts=-5, BAD_COUNT",
        "orig_bytes=-5, BAD_COUNT",
        "resp_ip_bytes=99999999999999999999, BAD_COUNT",
        "orig_pkts=1.5, BAD_COUNT",
        "proto=-, MISSING_FIELD"
    })
    void damagedFieldsAreRejectedByName(String change, String code) throws IOException {
        List<String> fields = List.of(CONN_FIELDS.split("\t"));
        String[] row = CONN_ROW.split("\t");
        row[fields.indexOf(change.substring(0, change.indexOf('=')))] =
                change.substring(change.indexOf('=') + 1);
        FileReport report =
                sink.decode(
                        directory,
                        "conn.log",
                        header("conn", CONN_FIELDS)
                                + String.join("\t", row)
                                + "\n"
                                + CONN_ROW
                                + "\n");
        assertThat(sink.codes()).containsExactly(code);
        assertThat(report.lines()).isEqualTo(new LineClasses(10, 8, 0, 1, 0, 1));
        assertThat(report.rejectedByCode()).containsExactly(Map.entry(code, 1L));
    }

    @Test
    void linesThatDoNotFitTheirHeaderAreRejected() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "conn.log",
                        "#separator \\x09\n"
                                + CONN_ROW
                                + "\n#fields\n"
                                + header("conn", CONN_FIELDS)
                                + CONN_ROW
                                + "\textra\n"
                                + CONN_ROW.substring(0, 60)
                                + "\n");
        assertThat(sink.codes())
                .containsExactly("NO_HEADER", "BAD_HEADER", "COLUMN_COUNT", "COLUMN_COUNT");
        assertThat(report.lines()).isEqualTo(new LineClasses(13, 9, 0, 0, 0, 4));
    }
}
