package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same event, tab separated and as JSON, is the same record; the log of a line is found out.
 */
class ZeekEncodingsTest {

    private static final String SIDES_FIELDS =
            "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p";

    @TempDir Path directory;

    @Test
    void bothEncodingsOfEveryLogGiveEqualRecords() throws IOException {
        for (Sample sample : samples()) {
            Collected tsv = new Collected();
            Collected json = new Collected();
            FileReport tsvReport =
                    tsv.decode(
                            directory,
                            "sample.log",
                            ZeekFilesTest.header(sample.path, sample.fields) + sample.row + "\n");
            FileReport jsonReport =
                    json.decode(
                            directory,
                            "sample.json",
                            "{\"_path\":\"" + sample.path + "\"," + sample.json + "}\n");
            assertThat(tsvReport.format()).isEqualTo(Format.ZEEK_TSV);
            assertThat(jsonReport.format()).isEqualTo(Format.ZEEK_JSON);
            assertThat(tsv.letters).as(sample.path).isEmpty();
            assertThat(tsv.records).as(sample.path).hasSize(1).isEqualTo(json.records);
        }
    }

    private record Sample(String path, String fields, String row, String json) {}

    private static Sample sided(String path, String fields, String row, String json) {
        return new Sample(
                path,
                SIDES_FIELDS + "\t" + fields,
                "1521911724.699488\tC1\t2001:db8::7\t4000\t192.0.2.9\t22\t" + row,
                "\"_write_ts\":\"2018-03-24T17:15:25Z\",\"ts\":\"2018-03-24T17:15:24.699488Z\","
                        + "\"uid\":\"C1\",\"id.orig_h\":\"2001:db8::7\",\"id.orig_p\":4000,"
                        + "\"id.resp_h\":\"192.0.2.9\",\"id.resp_p\":22,"
                        + json);
    }

    private static List<Sample> samples() {
        String time = "\"ts\":1521911724.699488,";
        return List.of(
                sided(
                        "conn",
                        "proto\tduration\tconn_state\torig_pkts\torig_ip_bytes\tresp_pkts"
                                + "\tresp_ip_bytes",
                        "tcp\t0.096281\tS1\t1\t60\t2\t120",
                        "\"proto\":\"tcp\",\"duration\":0.09628199999999865,\"conn_state\":\"S1\","
                                + "\"orig_pkts\":1,\"orig_ip_bytes\":60,\"resp_pkts\":2,"
                                + "\"resp_ip_bytes\":120"),
                sided(
                        "conn",
                        "proto\tduration\tconn_state",
                        "icmp\t-\tOTH".replace("icmp", "udp"),
                        "\"proto\":\"udp\",\"conn_state\":\"OTH\",\"duration\":null"),
                sided(
                        "dns",
                        "proto\tquery\tqtype\tqtype_name\trcode\tAA\tRD\tRA\tanswers",
                        "udp\ta\\x09b.example\t255\t*\t0\tF\tT\tT\tx,y,z",
                        "\"proto\":\"udp\",\"query\":\"a\\tb.example\",\"qtype\":255,"
                                + "\"qtype_name\":\"*\",\"rcode\":0,\"AA\":false,\"RD\":true,"
                                + "\"RA\":true,\"answers\":[\"x\",\"y\",\"z\"]"),
                sided(
                        "ssh",
                        "auth_success\tauth_attempts\tclient\tserver\tkex_alg",
                        "-\t-\t(empty)\ts\tk",
                        "\"client\":\"\",\"server\":\"s\",\"kex_alg\":\"k\""),
                sided(
                        "ftp",
                        "user\tpassword\tcommand\treply_code",
                        "bob\t(empty)\tPASV\t227",
                        "\"user\":\"bob\",\"password\":\"\",\"command\":\"PASV\","
                                + "\"reply_code\":227"),
                sided(
                        "http",
                        "status_code\tusername\tpassword",
                        "401\tb\u00e9\tp\u00e9",
                        "\"status_code\":401,\"username\":\"b\u00e9\",\"password\":\"p\\u00e9\""),
                sided(
                        "mqtt_connect",
                        "connect_status",
                        "Connection Accepted",
                        "\"connect_status\":\"Connection Accepted\""),
                new Sample(
                        "software",
                        "ts\thost\thost_p\tsoftware_type\tname\tversion.major\tunparsed_version",
                        "1521911724.699488\t192.0.2.1\t80\tHTTP::SERVER\tx\t2\tx/2  y",
                        time
                                + "\"host\":\"192.0.2.1\",\"host_p\":80,"
                                + "\"software_type\":\"HTTP::SERVER\",\"name\":\"x\","
                                + "\"version.major\":2,\"unparsed_version\":\"x/2  y\""),
                new Sample(
                        "known_services",
                        "ts\thost\tport_num\tport_proto\tservice",
                        "1521911724.699488\t192.0.2.1\t80\ttcp\t(empty)",
                        time
                                + "\"host\":\"192.0.2.1\",\"port_num\":80,\"port_proto\":\"tcp\","
                                + "\"service\":[\"\"]"),
                new Sample(
                        "known_services",
                        "ts\thost\tport_num\tport_proto\tservice",
                        "1521911724.699488\t192.0.2.1\t80\ttcp\tSSL,HTTP",
                        time
                                + "\"host\":\"192.0.2.1\",\"port_num\":80,\"port_proto\":\"tcp\","
                                + "\"service\":[\"HTTP\",\"SSL\"]"));
    }

    /** Without {@code _path}: the fields decide, then the file's name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.json | \"uid\":\"C\",\"conn_state\":\"SF\",\"proto\":\"tcp\" | flow",
                "http.log | \"uid\":\"C\",\"conn_state\":\"SF\",\"proto\":\"tcp\" | flow",
                "conn.2024-01-01.log | \"uid\":\"C\",\"proto\":\"tcp\" | flow",
                "x.json | \"query\":\"a\",\"qtype_name\":\"A\",\"proto\":\"udp\" | dns",
                "x.json | \"auth_attempts\":1 | login",
                "x.json | \"trans_depth\":1,\"username\":\"u\" | login",
                "x.json | \"command\":\"PASV\",\"reply_code\":227,\"uid\":\"C\",\"user\":\"u\" | login",
                "x.json | \"connect_status\":\"Connection Accepted\" | login",
                "x.json | \"host\":\"192.0.2.1\",\"software_type\":\"A::B\" | device",
                "x.json | \"host\":\"192.0.2.1\",\"port_num\":1,\"port_proto\":\"tcp\" | device",
                "known_hosts.log | \"host\":\"192.0.2.1\" | device",
                "ssl.log | \"cipher\":\"x\" | ",
                "x.json | \"cipher\":\"x\" | "
            })
    void theLogOfALineIsFoundOut(String name, String fields, String stream) throws IOException {
        FileReport report =
                new Collected()
                        .decode(
                                directory,
                                name,
                                "{\"ts\":22.335172,\"id.orig_h\":\"192.0.2.1\",\"id.orig_p\":1,"
                                        + "\"id.resp_h\":\"192.0.2.2\",\"id.resp_p\":2,"
                                        + fields
                                        + "}");
        assertThat(report.rejectedByCode()).isEmpty();
        assertThat(report.records().keySet()).isEqualTo(stream == null ? Set.of() : Set.of(stream));
        assertThat(report.lines().ignored()).isEqualTo(stream == null ? 1 : 0);
    }
}
