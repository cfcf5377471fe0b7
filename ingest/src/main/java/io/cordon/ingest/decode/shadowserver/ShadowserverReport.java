package io.cordon.ingest.decode.shadowserver;

import io.cordon.ingest.decode.banner.Banners;
import io.cordon.ingest.decode.banner.Product;
import io.cordon.ingest.decode.csv.CsvHeader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reports that say more than address, service and {@code device_*} columns do. The order
 * decides where a file's name does not: the first whose telling column is there.
 */
enum ShadowserverReport {
    DEVICE_ID("device_id", null, null, null, null),
    SCAN_CHARGEN("scan_chargen", "chargen", null, null, null),
    SCAN_DNS("scan_dns", "dns", "dns_version", "dns_version", Banners::dns),
    SCAN_SSH("scan_ssh", "ssh", "serverid_software", "serverid_software", Banners::ssh),
    SCAN_SNMP("scan_snmp", "snmp", "sysdesc", "sysdesc", Banners::snmp),
    SCAN_UBIQUITI("scan_ubiquiti", "ubiquiti", "modelfull", null, null),
    SCAN_SSDP("scan_ssdp", "ssdp", "search_target", "server", Banners::upnp),
    SCAN_HTTP_VULNERABLE("scan_http_vulnerable", "http", "build_date", "server", Banners::http),
    SCAN_HTTP("scan_http", "http", "http_code", "server", Banners::http),
    SCAN_MEMCACHED("scan_memcached", "memcached", "pointer_size", "version", Banners::memcached),
    SCAN_NTP("scan_ntp", "ntp", "stratum", "version", Banners::ntp),
    SCAN_NTPMONITOR("scan_ntpmonitor", "ntp", "packets", null, null),
    SCAN_MQTT("scan_mqtt", "mqtt", "anonymous_access", null, null),
    SCAN_PORTMAPPER("scan_portmapper", "portmapper", "programs", null, null),
    SCAN_QOTD("scan_qotd", "qotd", "quote", null, null),
    SCAN_RDPEUDP("scan_rdpeudp", "rdp", "sessionid", null, null),
    SCAN_TFTP("scan_tftp", "tftp", "opcode", null, null),
    SCAN_FTP("scan_ftp", "ftp", "auth_tls_response", "banner", Banners::ftp),
    SCAN_TELNET("scan_telnet", "telnet", "banner", "banner", Banners::telnet);

    private final String reportName;
    private final @Nullable String service;
    private final @Nullable String tellingColumn;
    private final @Nullable String greetingColumn;
    private final @Nullable Function<@Nullable String, List<Product>> greeting;

    ShadowserverReport(
            String reportName,
            @Nullable String service,
            @Nullable String tellingColumn,
            @Nullable String greetingColumn,
            @Nullable Function<@Nullable String, List<Product>> greeting) {
        this.reportName = reportName;
        this.service = service;
        this.tellingColumn = tellingColumn;
        this.greetingColumn = greetingColumn;
        this.greeting = greeting;
    }

    /**
     * The report of a file called {@code 2024-05-03-scan_ssh-example-geo.csv} or with columns that
     * tell it; empty for the others, of which only the common columns are read.
     */
    static Optional<ShadowserverReport> of(String fileName, CsvHeader header) {
        String named = nameIn(fileName);
        for (ShadowserverReport report : values()) {
            if (report.reportName.equals(named.replace("scan6_", "scan_"))) {
                return Optional.of(report);
            }
        }
        for (ShadowserverReport report : values()) {
            if (named.isEmpty()
                    && report.tellingColumn != null
                    && header.has(report.tellingColumn)) {
                return Optional.of(report);
            }
        }
        return Optional.empty();
    }

    /** The report that a file's name holds, empty when it holds none. */
    static String nameIn(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (String start : List.of("device_id", "scan_", "scan6_", "event4_", "event6_")) {
            int from = lower.indexOf(start);
            if (from >= 0) {
                int to = from;
                while (to < lower.length() && to < from + 64 && isNamePart(lower.charAt(to))) {
                    to++;
                }
                return lower.substring(from, to);
            }
        }
        return "";
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
    }

    String reportName() {
        return reportName;
    }

    /** Application protocol of the scanned port, null when the report is of none. */
    @Nullable String service() {
        return service;
    }

    /** Column with what the service said of itself, null when the report has none. */
    @Nullable String greetingColumn() {
        return greetingColumn;
    }

    /** Column by which the report is known when the file's name does not say it. */
    @Nullable String tellingColumn() {
        return tellingColumn;
    }

    /** The products that a greeting names. */
    List<Product> products(@Nullable String text) {
        return greeting == null ? List.of() : greeting.apply(text);
    }
}
