package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Service;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports in the form of Shadowserver's, made up. */
class ShadowserverFilesTest {

    private static final String DEVICES =
            "\"timestamp\",\"ip\",\"protocol\",\"port\",\"hostname\",\"tag\",\"asn\",\"geo\",\"device_vendor\",\"device_type\",\"device_model\",\"device_version\"\n";
    private static final String CAMERA =
            "\"2024-05-03 00:01:42\",\"192.0.2.7\",\"tcp\",443,\"Cam.Example.net\",\"ssl,iot\",64500,\"ZZ\",\"Acme\",\"camera\",\"C-100\",\"1.2.3\"\n";

    @TempDir private Path directory;
    private final Collected sink = new Collected();

    private DeviceObservation only() {
        assertThat(sink.letters).isEmpty();
        assertThat(sink.records).hasSize(1);
        return (DeviceObservation) sink.records.get(0);
    }

    @Test
    void aDevice() throws IOException {
        FileReport report = sink.decode(directory, "2024-05-03-device_id-zz.csv", DEVICES + CAMERA);
        assertThat(report.format()).isEqualTo(Format.SHADOWSERVER);
        assertThat(report.lines()).isEqualTo(new LineClasses(2, 1, 0, 1, 0, 0));
        DeviceObservation camera = only();
        // date -u -d '2024-05-03 00:01:42' +%s
        assertThat(camera.getTime()).isEqualTo(1_714_694_502_000_000L);
        assertThat(IpAddress.of(camera.getAddress()).text()).isEqualTo("192.0.2.7");
        assertThat(camera.getVendor()).isEqualTo("Acme");
        assertThat(camera.getModel()).isEqualTo("C-100");
        assertThat(camera.getProduct()).isEqualTo("C-100");
        assertThat(camera.getVersion()).isEqualTo("1.2.3");
        assertThat(camera.getSoftwareType()).isEqualTo("firmware");
        assertThat(camera.getDeviceType()).isEqualTo("camera");
        assertThat(camera.getHostname()).isEqualTo("cam.example.net");
        assertThat(camera.getTags()).containsExactly("ssl", "iot");
        assertThat(camera.getServices()).containsExactly(new Service(443, 6, null));
        assertThat(camera.getKnownBy()).isEqualTo(Evidence.SCAN);
        assertThat(camera.getVantage()).isEqualTo(Vantage.SCAN);
        assertThat(camera.getConfidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(camera.getDataset()).isEqualTo("shadowserver.device_id");
        assertThat(camera.getDeviceId()).isNull();
    }

    @Test
    void anAddressOfSixteenBytes() throws IOException {
        sink.decode(
                directory, "scan6_ssh.csv", DEVICES + CAMERA.replace("192.0.2.7", "2001:DB8::7"));
        assertThat(IpAddress.of(only().getAddress()).text()).isEqualTo("2001:db8::7");
        assertThat(only().getServices()).containsExactly(new Service(443, 6, "ssh"));
        assertThat(only().getDataset()).isEqualTo("shadowserver.scan6_ssh");
    }

    /** The device, and its server: two statements. */
    @Test
    void aDeviceAndItsServer() throws IOException {
        sink.decode(
                directory,
                "x.csv",
                "timestamp,ip,protocol,port,asn,serverid_software,device_vendor,device_type,device_model\n"
                        + "2024-05-03 00:01:42,192.0.2.7,tcp,22,64500,dropbear_2017.75,Acme,router,R1\n");
        assertThat(sink.of(DeviceObservation.class))
                .extracting(DeviceObservation::getVendor, DeviceObservation::getProduct)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Acme", "R1"),
                        org.assertj.core.groups.Tuple.tuple(null, "dropbear"));
        assertThat(sink.of(DeviceObservation.class))
                .allMatch(d -> d.getModel().equals("R1"))
                .allMatch(d -> d.getDeviceType().equals("router"))
                .allMatch(d -> d.getDataset().equals("shadowserver.scan_ssh"))
                .allMatch(d -> d.getServices().equals(List.of(new Service(22, 6, "ssh"))));
    }

    @ParameterizedTest
    @CsvSource({
        "dns_version, dns", "sysdesc, snmp", "modelfull, ubiquiti", "search_target, ssdp",
        "http_code, http", "pointer_size, memcached", "stratum, ntp", "packets, ntp",
        "anonymous_access, mqtt", "programs, portmapper", "quote, qotd", "sessionid, rdp",
        "opcode, tftp", "auth_tls_response, ftp", "banner, telnet", "naics, "
    })
    void aColumnTellsTheReport(String column, String service) throws IOException {
        sink.decode(
                directory,
                "today.csv",
                "timestamp,ip,protocol,port,asn,%s\n2024-05-03 00:01:42,192.0.2.7,udp,7,64500,\n"
                        .formatted(column));
        assertThat(only().getServices()).containsExactly(new Service(7, 17, service));
    }

    @Test
    void unknownColumnsAreNamed() throws IOException {
        FileReport report =
                sink.decode(
                        directory,
                        "scan_new.csv",
                        "timestamp,ip,protocol,port,asn,shoe_size,colour\n"
                                + "2024-05-03 00:01:42,192.0.2.7,udp,7,64500,43,red\n");
        assertThat(report.remarks()).containsExactly("unknown columns: shoe_size, colour");
        assertThat(only().getDataset()).isEqualTo("shadowserver.scan_new");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"192.0.2.7\"', '\"192.0.2\"', BAD_ADDRESS",
        "'\"192.0.2.7\"', '', MISSING_FIELD",
        "',443,', ',70000,', BAD_PORT",
        "',443,', ',https,', BAD_PORT",
        "'\"2024-05-03 00:01:42\"', '\"3 May\"', BAD_TIME",
        "'\"2024-05-03 00:01:42\"', '\"1969-05-03 00:01:42\"', TIME_OUT_OF_RANGE",
        "'\"2024-05-03 00:01:42\"', '', MISSING_FIELD",
        "',\"1.2.3\"', '', COLUMN_COUNT",
        "'\"1.2.3\"', '\"1.2.3\",', COLUMN_COUNT",
        "'\"1.2.3\"', '\"1.2.3', BAD_CSV",
        "'\"1.2.3\"', '\"1.\"2\".3\"', BAD_CSV"
    })
    void malformedRows(String good, String bad, String code) throws IOException {
        FileReport report =
                sink.decode(directory, "d.csv", DEVICES + CAMERA.replace(good, bad) + CAMERA);
        assertThat(sink.codes()).containsExactly(code);
        assertThat(sink.letters.get(0).getLine()).isEqualTo(2);
        assertThat(sink.letters.get(0).getFormat()).isEqualTo("shadowserver");
        assertThat(report.lines()).isEqualTo(new LineClasses(3, 1, 0, 1, 0, 1));
    }

    /** Seen in scan_http_vulnerable: quotes doubled and then escaped as well. */
    @Test
    void backslashesBeforeQuotes() throws IOException {
        sink.decode(
                directory,
                "scan_http.csv",
                "timestamp,ip,port,asn,www_authenticate,server\n"
                        + "2024-05-03 00:01:42,192.0.2.7,80,64500,"
                        + "\"Digest realm=\\\"\\\"cam\\\"\\\", qop=\\\"\\\"auth\\\"\\\"\",Boa/0.94.13\n");
        assertThat(only().getProduct()).isEqualTo("Boa");
        assertThat(only().getServices()).containsExactly(new Service(80, 255, "http"));
    }

    @Test
    void theDeviceOfAnEventStandsFirst() throws IOException {
        String columns =
                "timestamp,protocol,%1$s_ip,%1$s_port,%1$s_asn,device_vendor,device_type,device_model,%2$s_ip,%2$s_port,%2$s_asn\n";
        String row = "2024-05-03 00:01:42,tcp,192.0.2.7,40000,64500,%s,,,198.51.100.9,22,64501\n";
        FileReport report =
                sink.decode(
                        directory,
                        "event4_sinkhole.csv",
                        columns.formatted("src", "dst")
                                + row.formatted("Acme")
                                + row.formatted("")
                                + columns.formatted("dst", "src")
                                + row.formatted("Bolt")
                                + row.formatted("Bolt").replace("198.51.100.9", "198.51.100.9.9"));
        assertThat(report.lines()).isEqualTo(new LineClasses(6, 2, 0, 2, 1, 1));
        assertThat(sink.codes()).containsExactly("BAD_ADDRESS");
        assertThat(sink.of(DeviceObservation.class))
                .extracting(DeviceObservation::getVendor)
                .containsExactly("Acme", "Bolt");
        assertThat(sink.of(DeviceObservation.class))
                .allMatch(d -> IpAddress.of(d.getAddress()).text().equals("192.0.2.7"))
                .allMatch(d -> d.getServices().isEmpty());
    }

    @Test
    void aRowBeforeAnyHeader() throws IOException {
        FileReport report =
                new FileDecoding()
                        .decode(
                                java.nio.file.Files.writeString(directory.resolve("d.csv"), CAMERA),
                                Collected.settings(Format.SHADOWSERVER),
                                sink);
        assertThat(sink.codes()).containsExactly("NO_HEADER");
        assertThat(report.lines().rejected()).isEqualTo(1);
    }

    @Test
    void labelsAreBounded() throws IOException {
        sink.decode(
                directory,
                "d.csv",
                DEVICES + CAMERA.replace("ssl,iot", "tag" + "x".repeat(100) + ",t".repeat(100)));
        assertThat(only().getTags()).hasSize(16).allMatch(t -> t.length() <= 64);
    }
}
