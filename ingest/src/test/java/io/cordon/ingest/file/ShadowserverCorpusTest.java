package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.schema.avro.Confidence;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shadowserver's reports. Rows are those of the corpus manifest; which rows name a device, and
 * which hold an address that is none, is what Python's {@code csv} and {@code ipaddress} say of
 * them.
 */
class ShadowserverCorpusTest {

    private static final String FOLDER = "cert/shadowserver";

    private final Collected sink = new Collected();

    private FileReport decode(String file) throws IOException {
        return sink.decode(CorpusFiles.require(FOLDER + "/" + file + ".csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "blocklist, 3, 0, 3, ",
        "device_id, 3, 3, 0, ",
        "event4_honeypot_brute_force, 6, 0, 6, ",
        // Its header has a column more than its rows.
        "event4_honeypot_ddos, 3, 0, 0, COLUMN_COUNT",
        "event4_honeypot_ddos_target, 3, 0, 3, ",
        "event4_ip_spoofer, 6, 0, 6, ",
        "event4_sinkhole, 3, 0, 2, BAD_ADDRESS",
        "scan_chargen, 3, 3, 0, ",
        "scan_dns, 100, 100, 0, ",
        "scan_ftp, 2, 2, 0, ",
        "scan_http, 2, 2, 0, ",
        "scan_http_vulnerable, 3, 3, 0, ",
        "scan_memcached, 3, 3, 0, ",
        "scan_mqtt, 1, 1, 0, ",
        "scan_ntp, 3, 3, 0, ",
        "scan_ntpmonitor, 3, 3, 0, ",
        "scan_portmapper, 3, 3, 0, ",
        "scan_qotd, 3, 3, 0, ",
        "scan_rdpeudp, 3, 3, 0, ",
        "scan_snmp, 3, 3, 0, ",
        "scan_ssdp, 3, 3, 0, ",
        "scan_ssh, 3, 3, 0, ",
        "scan_telnet, 2, 2, 0, ",
        "scan_tftp, 3, 3, 0, ",
        "scan_ubiquiti, 3, 3, 0, "
    })
    void everyReportIsUnderstood(String file, long rows, long decoded, long ignored, String code)
            throws IOException {
        FileReport report = decode(file);
        long rejected = rows - decoded - ignored;
        assertThat(report.format()).isEqualTo(Format.SHADOWSERVER);
        assertThat(report.remarks()).isEmpty();
        assertThat(sink.codes()).isEqualTo(Collections.nCopies((int) rejected, code));
        assertThat(report.lines())
                .isEqualTo(new LineClasses(rows + 1, 1, 0, decoded, ignored, rejected));
        assertThat(sink.of(DeviceObservation.class))
                .hasSizeGreaterThanOrEqualTo((int) decoded)
                .allMatch(d -> d.getKnownBy() == Evidence.SCAN)
                .allMatch(d -> d.getVantage() == Vantage.SCAN)
                .allMatch(d -> d.getSensor().equals("shadowserver"))
                .allMatch(d -> d.getDataset().equals("shadowserver." + file));
    }

    /** No file is left out of the table above. */
    @Test
    void everyFileOfTheFolderIsOne() throws IOException {
        Path folder = CorpusFiles.require(FOLDER);
        for (Path file : InputFiles.expand(List.of(folder))) {
            assertThat(new Collected().decode(file).format()).isEqualTo(Format.SHADOWSERVER);
        }
        assertThat(InputFiles.expand(List.of(folder))).hasSize(25);
    }

    /** As the columns of the files say, read by eye. */
    @ParameterizedTest
    @CsvSource({
        "device_id, FORTINET, Fortinet FortiGate - -",
        "scan_ssh, OPENSSH, - OpenSSH 7.4 SSH::SERVER",
        "scan_ssh, ARRIS, Arris - - -|- ARRIS 0.50 SSH::SERVER",
        "scan_ssh, CISCO, Cisco - - -|- Cisco 1.25 SSH::SERVER",
        "scan_dns, DNSMASQ, - dnsmasq 2.66 DNS::SERVER",
        "scan_snmp, LINUX, - Linux 3.18.20 os",
        "scan_snmp, ROUTEROS, MikroTik - - -|MikroTik RouterOS - firmware",
        "scan_telnet, MIKROTIK, MikroTik RouterOS 6.5 firmware|MikroTik RouterOS 6.45.3 firmware",
        "scan_memcached, MEMCACHED, - memcached 1.4.15 MEMCACHED::SERVER",
        "scan_http, LIGHTTPD, - lighttpd - HTTP::SERVER",
        "scan_http_vulnerable, TWISTED, - TwistedWeb 19.7.0 HTTP::SERVER",
        "scan_ssdp, UPNP, - Linux 2.6.26 os|- Portable SDK for UPnP devices 1.3.1 UPNP::SERVER",
        "scan_ubiquiti, UBIQUITI, Ubiquiti NS5 XS5.ar2313.v3.5.4494.091109.1459 firmware"
                + "|Ubiquiti NanoStation Loco M5 XM.ar7240.v5.6.3.28591.151130.1749 firmware"
    })
    void productsAndVersions(String file, String what, String expected) throws IOException {
        decode(file);
        assertThat(sink.of(DeviceObservation.class).map(ShadowserverCorpusTest::product))
                .as(what)
                .contains(expected.split("\\|"));
    }

    private static String product(DeviceObservation d) {
        return Objects.requireNonNullElse(d.getVendor(), "-")
                + " "
                + Objects.requireNonNullElse(d.getProduct(), "-")
                + " "
                + Objects.requireNonNullElse(d.getVersion(), "-")
                + " "
                + Objects.requireNonNullElse(d.getSoftwareType(), "-");
    }

    @Test
    void theDiscoveryProtocolIsTheDevicesWord() throws IOException {
        decode("scan_ubiquiti");
        assertThat(sink.of(DeviceObservation.class))
                .hasSize(3)
                .allMatch(d -> d.getConfidence() == Confidence.HIGH)
                .extracting(DeviceObservation::getMac)
                .containsExactly("00:15:6d:b9:8c:3a", "00:15:6d:7c:91:88", "04:18:d6:00:0f:d5");
    }

    /** A bare number is BIND's way, but not BIND's alone. */
    @Test
    void aBareVersionNamesNoProduct() throws IOException {
        decode("scan_dns");
        assertThat(sink.of(DeviceObservation.class)).hasSize(100);
        assertThat(sink.of(DeviceObservation.class).map(DeviceObservation::getProduct))
                .allMatch(p -> p == null || !Character.isDigit(p.charAt(0)));
    }
}
