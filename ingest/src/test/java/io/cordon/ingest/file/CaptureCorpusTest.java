package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real captures. Expected figures are those of the corpus manifest, of nDPI's published results, or
 * of Wireshark's tshark 4.0, by the command beside them.
 */
class CaptureCorpusTest {

    private final Collected sink = new Collected();

    /**
     * Packets, IP packets and layer-3 bytes of each capture: {@code tshark -r FILE -n -o
     * ip.defragment:FALSE -T fields -E occurrence=f -e ip.len -e ipv6.plen} with 40 added to each
     * IPv6 payload.
     */
    @ParameterizedTest
    @CsvSource({
        "ddos/amp.UDP.snmp.src161.pcapng, 4373, 4373, 994625",
        "ddos/amp.dns.RRSIG.fragmented.pcap, 4412, 4412, 1943125",
        "ddos/pkt.TCP.synflood.spoofed.pcap, 37841, 37841, 1513640",
        "ndpi/NTPv2.pcap, 1, 1, 396",
        "ndpi/NTPv3.pcap, 1, 1, 76",
        "ndpi/NTPv4.pcap, 1, 1, 76",
        "ndpi/coap_mqtt.pcap, 1082, 1080, 87079",
        "ndpi/dns.pcap, 5, 5, 434",
        "ndpi/http_auth.pcap, 33, 33, 20112",
        "ndpi/modbus.pcap, 102, 102, 5253",
        "ndpi/mqtt.pcap, 9, 9, 1351",
        "ndpi/nest_log_sink.pcap, 1000, 774, 106256",
        "ndpi/netflowv9.pcap, 10, 10, 13748",
        "ndpi/sflow.pcap, 9, 9, 1576",
        "ndpi/snmp.pcap, 72, 72, 13387",
        "ndpi/ssdp-m-search.pcap, 19, 19, 931",
        "ndpi/synscan.pcap, 2011, 2011, 88464",
        "ndpi/telnet.pcap, 92, 92, 6586",
        "ndpi/tftp.pcap, 109, 109, 29241",
        "ndpi/tuya_lp.pcap, 98, 98, 20576",
        "ndpi/upnp.pcap, 14, 14, 9716",
        "ndpi/memcached.cap, 10, 10, 1571",
        "zeek/dns-mdns.pcap, 24, 24, 4518",
        "zeek/mqtt.pcap, 19, 19, 1219",
        "zeek/ntp-NTP_sync.pcap, 32, 32, 2867",
        "zeek/ntp-ntp.pcap, 32, 32, 2432",
        "zeek/ntp-ntpmode67.pcap, 9, 9, 900",
        "zeek/rfb-vnc-scanner.pcap, 20, 20, 933",
        "zeek/snmp-snmpv1_get.pcap, 58, 58, 5401",
        "zeek/snmp-snmpwalk-short.pcap, 400, 400, 31235",
        "zeek/ssh-sshguess.pcap, 431, 431, 77967",
        "suricata-verify/dnp3-dnp3-eve/input.pcap, 141, 141, 9092",
        "suricata-verify/ldap-udp/cldap.pcap, 2, 2, 344",
        "suricata-verify/mqtt311-pub-userpass/input.pcap, 12, 12, 957",
        "suricata-verify/mqtt5-pub-userpass/input.pcap, 12, 12, 966",
        "suricata-verify/ntp-keywords/input.pcap, 4, 4, 304",
        "suricata-verify/output-eve-tftp-01/input.pcap, 99, 99, 27783",
        "suricata-verify/rfb-parser/input.pcap, 9, 9, 459",
        "suricata-verify/sip-ssdp-pm/ssdp.pcap, 1, 1, 439",
        "suricata-verify/snmp-v2c-get/SNMPv2c_get_requests.pcap, 8, 8, 630",
        "suricata-verify/telnet-telnet-01/telnet.pcap, 92, 92, 6586"
    })
    void everyPacketIsAccountedFor(String file, long packets, long ip, long bytes)
            throws IOException {
        FileReport report = sink.decode(CorpusFiles.require("pcap/" + file));
        assertThat(sink.letters).isEmpty();
        assertThat(report.lines().lines() - report.lines().headers()).isEqualTo(packets);
        assertThat(report.lines().decoded()).isEqualTo(ip);
        assertThat(report.lines().ignored()).isEqualTo(packets - ip);
        assertThat(flows().stream().mapToLong(CaptureCorpusTest::packets).sum()).isEqualTo(ip);
        assertThat(
                        flows().stream()
                                .mapToLong(
                                        f -> f.getSourceBytes() + orZero(f.getDestinationBytes()))
                                .sum())
                .isEqualTo(bytes);
    }

    private static final Pattern NDPI =
            Pattern.compile(
                    "^\\t\\d+\\t(TCP|UDP|ICMP|ICMPV6|IGMP) (\\S+) (?:<->|->) (\\S+)"
                            + " .*?\\[(\\d+) pkts/\\d+ bytes (?:<->|->) (\\d+) pkts/",
                    Pattern.MULTILINE);

    /**
     * Packets of each pair of ends, each way, as nDPI counted them. Not telnet.pcap: nDPI leaves
     * out 5 of the 48 packets of one side ({@code tshark -T fields -e ip.src | sort | uniq -c}).
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NTPv2.pcap",
                "coap_mqtt.pcap",
                "dns.pcap",
                "http_auth.pcap",
                "memcached.cap",
                "modbus.pcap",
                "mqtt.pcap",
                "nest_log_sink.pcap",
                "netflowv9.pcap",
                "sflow.pcap",
                "snmp.pcap",
                "ssdp-m-search.pcap",
                "synscan.pcap",
                "tftp.pcap",
                "tuya_lp.pcap",
                "upnp.pcap"
            })
    void packetsOfEachPairAreThoseOfNdpi(String file) throws IOException {
        sink.decode(CorpusFiles.require("pcap/ndpi/" + file));
        Map<String, Long> expected = new TreeMap<>();
        Matcher lines =
                NDPI.matcher(Files.readString(CorpusFiles.require("pcap/ndpi/" + file + ".out")));
        while (lines.find()) {
            String from = lines.group(2).replaceAll("[\\[\\]]", "");
            String to = lines.group(3).replaceAll("[\\[\\]]", "");
            expected.merge(from + " > " + to, Long.parseLong(lines.group(4)), Long::sum);
            expected.merge(to + " > " + from, Long.parseLong(lines.group(5)), Long::sum);
        }
        Map<String, Long> found = new TreeMap<>();
        for (Flow flow : flows()) {
            String from = end(flow, flow.getSourceAddress(), flow.getSourcePort());
            String to = end(flow, flow.getDestinationAddress(), flow.getDestinationPort());
            found.merge(from + " > " + to, flow.getSourcePackets(), Long::sum);
            found.merge(to + " > " + from, orZero(flow.getDestinationPackets()), Long::sum);
        }
        assertThat(expected).isNotEmpty();
        assertThat(found).isEqualTo(expected);
    }

    /** nDPI writes a port only where it is not 0. */
    private static String end(Flow flow, Address address, int port) {
        String text = IpAddress.of(address).text();
        return port == 0 ? text : text + ":" + port;
    }

    /**
     * The manifest counts 4,108 packets, 1,031,889 frame bytes and 4,029 senders "from source port
     * 161": 29 of them, from one more sender, are ICMP errors that quote such a packet ({@code
     * tshark -Y udp.srcport==161 -T fields -e ip.proto | sort | uniq -c}: 4079 17, 29 1).
     */
    @Test
    void snmpReflection() throws IOException {
        sink.decode(CorpusFiles.require("pcap/ddos/amp.UDP.snmp.src161.pcapng"));
        List<Flow> reflected = from(17, 161);
        assertThat(reflected.stream().mapToLong(Flow::getSourcePackets).sum()).isEqualTo(4_079);
        assertThat(reflected.stream().mapToLong(Flow::getSourceBytes).sum()).isEqualTo(970_272);
        assertThat(reflected.stream().map(Flow::getSourceAddress).distinct()).hasSize(4_028);
        assertThat(victims(reflected)).containsExactly("10.10.10.10");
        assertThat(reflected)
                .allMatch(f -> f.getDestinationPackets() == null && !f.getInitiatorKnown());
        List<Flow> icmp = flows().stream().filter(f -> f.getTransport() == 1).toList();
        assertThat(icmp.stream().mapToLong(CaptureCorpusTest::packets).sum()).isEqualTo(294);
        assertThat(flows()).hasSize(reflected.size() + icmp.size());
    }

    /**
     * The manifest's 402 packets from port 53 are what tshark calls DNS after reassembly; the
     * captured ones are more: {@code tshark -o ip.defragment:FALSE -Y 'udp.srcport==53 &&
     * ip.dst==10.10.10.10 && !icmp'} gives 543 of 727,022 bytes, {@code -Y 'ip.frag_offset>0'} 726
     * of 907,672: the 1.65 MB of the manifest. 523 of them answer for RRSIG, of which the manifest
     * counts the 378 that were reassembled.
     */
    @Test
    void dnsReflectionWithFragments() throws IOException {
        sink.decode(CorpusFiles.require("pcap/ddos/amp.dns.RRSIG.fragmented.pcap"));
        List<Flow> answers =
                from(17, 53).stream().filter(f -> victim(f).equals("10.10.10.10")).toList();
        assertThat(answers.stream().mapToLong(Flow::getSourcePackets).sum()).isEqualTo(543);
        assertThat(answers.stream().mapToLong(Flow::getSourceBytes).sum()).isEqualTo(727_022);
        List<Flow> fragments =
                from(17, 0).stream().filter(f -> f.getDestinationPort() == 0).toList();
        assertThat(fragments.stream().mapToLong(Flow::getSourcePackets).sum()).isEqualTo(726);
        assertThat(fragments.stream().mapToLong(Flow::getSourceBytes).sum()).isEqualTo(907_672);
        assertThat(victims(fragments)).containsExactly("10.10.10.10");
        List<DnsTransaction> rrsig =
                sink.of(DnsTransaction.class)
                        .filter(d -> "RRSIG".equals(d.getQueryType()))
                        .toList();
        // tshark -Y 'dns.flags.response==1 && dns.qry.type==46 && !icmp' -e udp.length, minus 8
        // each
        assertThat(rrsig).hasSize(523);
        assertThat(rrsig.stream().mapToLong(DnsTransaction::getResponseBytes).sum())
                .isEqualTo(1_895_548);
        assertThat(rrsig)
                .allMatch(d -> d.getAnswered() && d.getRequestBytes() == null)
                .allMatch(d -> "pizzaseo.com".equals(d.getQueryName()));
        assertThat(rrsig.stream().filter(d -> d.getResponseCode() == 2)).hasSize(40);
        assertThat(sink.of(DnsTransaction.class)).hasSize(523 + 24);
    }

    /**
     * {@code tshark -T fields -e ip.src -e tcp.srcport -e tcp.dstport | sort -u | wc -l}: 37669.
     */
    @Test
    void synFlood() throws IOException {
        sink.decode(CorpusFiles.require("pcap/ddos/pkt.TCP.synflood.spoofed.pcap"));
        assertThat(flows().stream().mapToLong(Flow::getSourcePackets).sum()).isEqualTo(37_841);
        assertThat(flows().stream().map(Flow::getSourceAddress).distinct()).hasSize(37_623);
        assertThat(
                        flows().stream()
                                .map(f -> end(f, f.getSourceAddress(), f.getSourcePort()))
                                .distinct())
                .hasSize(37_669);
        assertThat(victims(flows())).containsExactly("10.10.10.10");
        assertThat(flows())
                .allMatch(f -> f.getTcpFlags() == 2 && f.getTcpFlagsReverse() == null)
                .allMatch(f -> f.getDestinationPort() == 25_565 && f.getInitiatorKnown());
    }

    @Test
    void monlistPair() throws IOException {
        sink.decode(CorpusFiles.require("pcap/ndpi/NTPv2.pcap"));
        assertThat(flows()).hasSize(1);
        assertThat(flows().get(0).getSourcePort()).isEqualTo(123);
        // The frame has 410 bytes, 14 of them Ethernet.
        assertThat(flows().get(0).getSourceBytes()).isEqualTo(396);
        sink.decode(CorpusFiles.require("pcap/zeek/ntp-ntpmode67.pcap"));
        assertThat(flows().stream().skip(1).map(Flow::getDestinationPort)).containsOnly(123);
    }

    /** Zeek's notice names the guesser; its capture holds these connections to port 22. */
    @Test
    void sshGuessing() throws IOException {
        sink.decode(CorpusFiles.require("pcap/zeek/ssh-sshguess.pcap"));
        String notice =
                Files.readString(
                        CorpusFiles.require(
                                "pcap/zeek/baseline/protocols.ssh.detect-bruteforcing/notice.log"));
        Set<String> guessers =
                flows().stream()
                        .filter(f -> f.getDestinationPort() == 22 && f.getInitiatorKnown())
                        .map(f -> IpAddress.of(f.getSourceAddress()).text())
                        .collect(Collectors.toSet());
        assertThat(guessers).hasSize(1);
        assertThat(notice).contains("\t" + guessers.iterator().next() + " appears to be guessing");
    }

    /** {@code tshark -r dns.pcap -Y dns}: two queries with their answers, one answer alone. */
    @Test
    void dnsTransactions() throws IOException {
        sink.decode(CorpusFiles.require("pcap/ndpi/dns.pcap"));
        assertThat(
                        sink.of(DnsTransaction.class)
                                .map(
                                        d ->
                                                d.getQueryType()
                                                        + " "
                                                        + d.getAnswered()
                                                        + " "
                                                        + (d.getRequestBytes() != null)))
                .containsExactlyInAnyOrder("A true true", "AAAA true true", "AAAA true false");
    }

    /** Every file of the corpus's capture folder is one, or known text beside one. */
    @Test
    void nothingElseIsTakenForACapture() throws IOException {
        for (Path file : InputFiles.expand(List.of(CorpusFiles.require("pcap")))) {
            boolean capture = file.toString().matches(".*\\.(pcap|pcapng|cap)");
            FileReport report = new Collected().decode(file);
            assertThat(report.format() == io.cordon.ingest.decode.Format.PCAP)
                    .as(file.toString())
                    .isEqualTo(capture);
        }
    }

    private List<Flow> flows() {
        return sink.of(Flow.class).toList();
    }

    private List<Flow> from(int transport, int port) {
        return flows().stream()
                .filter(f -> f.getTransport() == transport && f.getSourcePort() == port)
                .toList();
    }

    private static String victim(Flow flow) {
        return IpAddress.of(flow.getDestinationAddress()).text();
    }

    private static Set<String> victims(List<Flow> flows) {
        return flows.stream().map(CaptureCorpusTest::victim).collect(Collectors.toSet());
    }

    private static long packets(Flow flow) {
        return flow.getSourcePackets() + orZero(flow.getDestinationPackets());
    }

    private static long orZero(Long value) {
        return value == null ? 0 : value;
    }
}
