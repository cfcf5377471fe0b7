package io.cordon.ingest.decode.banner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Greetings as servers send them, and what is read from them. */
class BannersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lighttpd | lighttpd -",
                "lighttpd/1.4.35 | lighttpd 1.4.35",
                "Apache/2.4.41 (Ubuntu) OpenSSL/1.1.1f mod_perl/2.0.11"
                        + " | Apache 2.4.41; OpenSSL 1.1.1f; mod_perl 2.0.11",
                "mini_httpd/1.19 19dec2003 | mini_httpd 1.19",
                "RomPager/4.07 UPnP/1.0 | RomPager 4.07",
                "GoAhead-Webs | GoAhead-Webs -",
                "App-webs/ | App-webs -",
                "Boa/0.94.14rc21 | Boa 0.94.14rc21",
                "Microsoft-IIS/10.0 | Microsoft-IIS 10.0",
                "Virata-EmWeb/R6_2_1 | Virata-EmWeb R6_2_1",
                "nginx/1.18.0 (Ubuntu (nested) more) PHP/8.1 | nginx 1.18.0; PHP 8.1",
                "1.0 | ",
                "/ | ",
                "(comment only) | ",
                "Linux/3.10.79 | Linux 3.10.79 os"
            })
    void http(String server, String products) {
        assertThat(text(Banners.http(server), "HTTP::SERVER"))
                .isEqualTo(products == null ? "" : products);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Linux/2.6.26, UPnP/1.0, Portable SDK for UPnP devices/1.3.1"
                        + " | Linux 2.6.26 os; Portable SDK for UPnP devices 1.3.1",
                "Linux/3.4 UPnP/1.0 Portable SDK for UPnP devices/1.6.18"
                        + " | Linux 3.4 os; Portable SDK for UPnP devices 1.6.18",
                "Debian/5.0.10 UPnP/1.0 MiniUPnPd/1.8 | Debian 5.0.10; MiniUPnPd 1.8",
                "Custom/1.0 UPnP/1.0 Proc/Ver | Custom 1.0; Proc -"
            })
    void upnp(String server, String products) {
        assertThat(text(Banners.upnp(server), "UPNP::SERVER")).isEqualTo(products);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSH-2.0-OpenSSH_7.4 | OpenSSH 7.4",
                "SSH-2.0-OpenSSH_7.9p1 Debian-10+deb10u2 | OpenSSH 7.9p1",
                "SSH-2.0-OpenSSH_for_Windows_7.7 | OpenSSH_for_Windows 7.7",
                "SSH-2.0-dropbear_2017.75 | dropbear 2017.75",
                "SSH-2.0-dropbear | dropbear -",
                "SSH-1.99-Cisco-1.25 | Cisco 1.25",
                "SSH-2.0-libssh-0.8.1 | libssh 0.8.1",
                "SSH-2.0-mod_sftp/0.9.9 | mod_sftp 0.9.9",
                "SSH-2.0-ROSSSH | ROSSSH -",
                "OpenSSH_8.1 | OpenSSH 8.1",
                "SSH-2.0-1.82_sshlib GlobalSCAPE | ",
                "SSH-2.0 | "
            })
    void ssh(String identification, String products) {
        assertThat(text(Banners.ssh(identification), "SSH::SERVER"))
                .isEqualTo(products == null ? "" : products);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dnsmasq-2.66 | dnsmasq 2.66",
                "unbound 1.6.6 | unbound 1.6.6",
                "PowerDNS Authoritative Server 4.1.1 (built Jan 1) | PowerDNS Authoritative Server 4.1.1",
                "Microsoft DNS 6.1.7601 (1DB15D39) | Microsoft DNS 6.1.7601",
                "9.9.4-RedHat-9.9.4-61.el7 | "
            })
    void dns(String version, String products) {
        assertThat(text(Banners.dns(version), "DNS::SERVER"))
                .isEqualTo(products == null ? "" : products);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "220 (vsFTPd 3.0.3) | vsFTPd 3.0.3",
                "220 ProFTPD 1.3.5 Server (Debian) [::ffff:192.0.2.1] | ProFTPD 1.3.5",
                "220---------- Welcome to Pure-FTPd [privsep] ---------- | Pure-FTPd -",
                "220 MikroTik FTP server (MikroTik 6.45.3) ready | MikroTik RouterOS 6.45.3 firmware",
                "220 Welcome to box 7 of 9 | "
            })
    void ftp(String greeting, String products) {
        assertThat(text(Banners.ftp(greeting), "FTP::SERVER"))
                .isEqualTo(products == null ? "" : products);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Linux localhost 3.18.20 #1 SMP Mon Jul 9 14:11:21 CST 2018 armv7l | Linux 3.18.20",
                "Linux cam | Linux -",
                "RouterOS CCR1009-8G-1S-1S+ | MikroTik RouterOS - firmware",
                "'Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 12.2(44)SE6, RELEASE'"
                        + " | Cisco IOS 12.2(44)SE6 firmware",
                "Laser printer | "
            })
    void snmp(String description, String products) {
        assertThat(text(Banners.snmp(description.replace("'", "")), "os"))
                .isEqualTo(products == null ? "" : products);
    }

    @Test
    void aBareNumberIsAProtocolsVersion() {
        assertThat(Banners.ntp("4")).isEmpty();
        assertThat(text(Banners.ntp("ntpd 4.2.6p5@1.2349-o Tue"), "NTP::SERVER"))
                .isEqualTo("ntpd 4.2.6p5@1.2349-o");
        assertThat(text(Banners.memcached("1.4.15"), "MEMCACHED::SERVER"))
                .isEqualTo("memcached 1.4.15");
        assertThat(Banners.memcached("unknown")).isEmpty();
        assertThat(Banners.telnet(null)).isEmpty();
    }

    /** A greeting of a megabyte names no more than a short one. */
    @Test
    void namesAreBounded() {
        assertThat(Banners.http("x/1 ".repeat(250_000))).hasSize(8);
        assertThat(Banners.ssh("SSH-2.0-" + "x".repeat(1_000_000))).isEmpty();
        assertThat(Banners.upnp(",".repeat(1_000_000))).isEmpty();
        assertThat(Banners.dns(" -_/".repeat(250_000))).hasSizeLessThan(2);
    }

    private static String text(List<Product> products, String type) {
        return products.stream().map(p -> text(p, type)).collect(Collectors.joining("; "));
    }

    private static String text(Product product, String usual) {
        return (product.vendor() == null ? "" : product.vendor() + " ")
                + product.name()
                + " "
                + Objects.requireNonNullElse(product.version(), "-")
                + (product.type().equals(usual) ? "" : " " + product.type());
    }
}
