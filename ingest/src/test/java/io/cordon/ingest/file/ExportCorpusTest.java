package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.datagram.ExportDecoder;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.decode.export.ExporterCounters;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real export datagrams against what is published beside them, or what Wireshark's tshark 4.0
 * shows. Every difference is explained in {@code export-deviations.md} beside this test's inputs.
 */
class ExportCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000;

    /** Cases whose times are those of another clock, see export-deviations.md. */
    private static final Set<String> OTHER_TIMES =
            Set.of(
                    "Netflow 5 valid 01",
                    "Netflow 9 Fortigate FortiOS 5.2.1",
                    "IPFIX Mikrotik RouterOS 6.39.2");

    /** Flows where the number of events is not published, or some of them are options. */
    private static final Map<String, Integer> FLOWS =
            Map.of(
                    "Netflow 5 invalid 02", 0,
                    "Netflow 9 macaddress", 29,
                    "Netflow 9 invalid 01", 2,
                    "IPFIX", 6,
                    "IPFIX options template from Juniper MX240 JunOS 15.1 R6 S3", 0,
                    "Netflow 9 Fortigate FortiOS 5.2.1", 1,
                    "Netflow 9 Cisco WLC 8500 release 8.2", 0,
                    "Netflow 9 Cisco ASR1001-X", 25,
                    "IPFIX YAF basic with applabel", 2);

    @TempDir Path directory;

    private final Collected sink = new Collected();

    static Stream<JsonNode> cases() throws IOException {
        Optional<Path> file =
                Optional.of(CorpusFiles.require("netflow/logstash-codec/expected-events.json"));
        List<JsonNode> cases = new ArrayList<>();
        JSON.readTree(file.get().toFile()).forEach(cases::add);
        return cases.stream();
    }

    @Test
    void everyPublishedCaseDecodesToItsEvents() throws IOException {
        int records = 0;
        for (JsonNode each : cases().toList()) {
            records += decodes(each);
        }
        // jq '[.[].decoded_event_count[]] | add', and the three cases without a count.
        assertThat(records).isEqualTo(231 + 30 + 3 + 25);
    }

    private int decodes(JsonNode each) throws IOException {
        String name = each.get("case").asText();
        ExportDecoder decoder = new ExportDecoder(Collected.settings(null));
        List<Flow> flows = new ArrayList<>();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<String> errors = new ArrayList<>();
        for (JsonNode datagram : each.get("datagrams_in_order")) {
            byte[] bytes =
                    Files.readAllBytes(
                            CorpusFiles.require("netflow/logstash-codec/" + datagram.asText()));
            file.writeBytes(bytes);
            try {
                decoder.decode(
                        Exporter.UNKNOWN, 0, bytes, 0, bytes.length, r -> flows.add((Flow) r));
            } catch (RejectedInput e) {
                errors.add(e.error().name());
            }
        }
        decoder.finish();
        ExporterCounters counters = decoder.counters().values().iterator().next();
        JsonNode count = each.get("decoded_event_count");
        if (!count.isEmpty()) {
            assertThat(counters.records()).as(name).isEqualTo(count.get(0).asLong());
        }
        assertThat(flows.size())
                .as(name)
                .isEqualTo(FLOWS.getOrDefault(name, count.path(0).asInt()));
        assertThat(errors)
                .as(name)
                .isEqualTo(
                        name.equals("Netflow 5 invalid 02") ? List.of("BAD_DATAGRAM") : List.of());
        assertThat(decoder.abandoned()).as(name).isEmpty();
        for (JsonNode event : each.get("spot_checked_events")) {
            spotCheck(name, event, flows);
        }
        asOneFile(name, file.toByteArray(), flows);
        return (int) counters.records();
    }

    /**
     * The datagrams one after another in a file give the same flows; netflow5.dat and ipfix.dat
     * hold more than the one that the codec decodes.
     */
    private void asOneFile(String name, byte[] content, List<Flow> flows) throws IOException {
        if (FLOWS.getOrDefault(name, 1) == 0) {
            return;
        }
        Collected each = new Collected();
        FileReport report = each.decode(Files.write(directory.resolve("datagrams"), content));
        assertThat(report.format()).as(name).isEqualTo(Format.NETFLOW);
        assertThat(each.of(Flow.class).toList().subList(0, flows.size())).as(name).isEqualTo(flows);
        assertThat(report.rejectedByCode()).as(name).isEmpty();
    }

    private static void spotCheck(String name, JsonNode event, List<Flow> flows) {
        JsonNode fields = event.get("netflow");
        String from =
                text(
                        fields,
                        "ipv4_src_addr",
                        "sourceIPv4Address",
                        "ipv6_src_addr",
                        "sourceIPv6Address");
        if (from.isEmpty()) {
            // An options record.
            return;
        }
        String to =
                text(
                        fields,
                        "ipv4_dst_addr",
                        "destinationIPv4Address",
                        "ipv6_dst_addr",
                        "destinationIPv6Address");
        boolean icmp = number(fields, "protocol", "protocolIdentifier") == 1;
        List<Flow> same =
                flows.stream()
                        .filter(f -> IpAddress.of(f.getSourceAddress()).text().equals(from))
                        .filter(f -> IpAddress.of(f.getDestinationAddress()).text().equals(to))
                        .filter(
                                f ->
                                        icmp
                                                || f.getSourcePort()
                                                        == number(
                                                                fields,
                                                                "l4_src_port",
                                                                "sourceTransportPort"))
                        .filter(f -> agrees(f.getSourcePackets(), fields, PACKETS))
                        .filter(f -> agrees(f.getSourceBytes(), fields, BYTES))
                        .toList();
        assertThat(same).as(name + " " + fields).isNotEmpty();
        Flow flow = same.get(0);
        assertThat(flow.getTransport())
                .as(name)
                .isEqualTo((int) number(fields, "protocol", "protocolIdentifier"));
        if (icmp) {
            assertThat((long) flow.getIcmpType()).isEqualTo(number(fields, "icmp_type"));
            assertThat((long) flow.getIcmpCode()).isEqualTo(number(fields, "icmp_code"));
        } else {
            assertThat((long) flow.getDestinationPort())
                    .as(name)
                    .isEqualTo(number(fields, "l4_dst_port", "destinationTransportPort"));
        }
        long flags = number(fields, "tcp_flags", "tcpControlBits");
        if (flags > 0 && flow.getTransport() == 6) {
            assertThat((long) flow.getTcpFlags()).as(name).isEqualTo(flags);
        }
        long reverse = number(fields, "reverseOctetTotalCount");
        assertThat(flow.getDestinationBytes()).isEqualTo(reverse < 0 ? null : reverse);
        if (number(fields, "sampling_interval") > 0) {
            assertThat(flow.getSamplingRate()).isEqualTo(number(fields, "sampling_interval"));
        }
        if (!OTHER_TIMES.contains(name)) {
            time(name, fields, flow.getStartTime(), "first_switched", "flowStartMilliseconds");
            time(name, fields, flow.getEndTime(), "last_switched", "flowEndMilliseconds");
        }
    }

    private static final String[] PACKETS = {"in_pkts", "packetDeltaCount", "packetTotalCount"};
    private static final String[] BYTES = {
        "in_bytes", "octetDeltaCount", "octetTotalCount", "in_permanent_bytes"
    };

    private static boolean agrees(Long count, JsonNode fields, String... names) {
        long expected = number(fields, names);
        if (expected == 0 && number(fields, "out_bytes") > 0) {
            // A record of the way out: its counts are those.
            expected = number(fields, names == PACKETS ? "out_pkts" : "out_bytes");
        }
        return expected < 0 ? count == null : count != null && count == expected;
    }

    /** The codec does not borrow a second, see export-deviations.md. */
    private static void time(String name, JsonNode fields, long actual, String... names) {
        String text = text(fields, names);
        if (text.isEmpty()) {
            return;
        }
        long published = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
        // Microseconds were cut from what is published.
        long off = published / 1_000 * 1_000 - actual / 1_000 * 1_000;
        assertThat(off).as(name + " " + text).isIn(0L, SECOND);
    }

    private static String text(JsonNode fields, String... names) {
        String first = "";
        for (String name : names) {
            String text = fields.path(name).asText("");
            // Templates of both families fill the other one with zeros.
            if (!text.isEmpty() && !text.equals("::")) {
                first = first.isEmpty() ? text : first;
            }
        }
        return first;
    }

    private static long number(JsonNode fields, String... names) {
        for (String name : names) {
            if (fields.has(name)) {
                return fields.get(name).asLong();
            }
        }
        return -1;
    }

    /** pmacct's expected output; its packets and bytes are multiplied by the sampling rate. */
    @ParameterizedTest
    @CsvSource({
        "104-IPFIXv10-IPv6-CISCO-sampling_option, 256, 0",
        "106-IPFIXv10-HUAWEI-vrf_name, 1, 0",
        "112-IPFIXv10-CISCO-options-map-reassignment, 1, 4"
    })
    void pmacct(String folder, long sampling, long unknown) throws IOException {
        FileReport report =
                decode(
                        CorpusFiles.require("netflow/pmacct/" + folder + "/traffic-00.pcap"),
                        Format.NETFLOW);
        assertThat(report.rejectedByCode())
                .isEqualTo(unknown == 0 ? Map.of() : Map.of("UNKNOWN_TEMPLATE", unknown));
        Map<String, Integer> expected = new TreeMap<>();
        for (String line :
                Files.readAllLines(
                        CorpusFiles.require("netflow/pmacct/" + folder + "/output-flow-00.json"))) {
            if (!line.isBlank()) {
                JsonNode flow = JSON.readTree(line);
                int flags = 0;
                for (JsonNode flag : flow.get("tcp_flags")) {
                    flags |=
                            switch (flag.asText()) {
                                case "FIN" -> 1;
                                case "SYN" -> 2;
                                case "RST" -> 4;
                                case "PSH" -> 8;
                                case "ACK" -> 16;
                                default -> throw new IOException("unknown flag " + flag);
                            };
                }
                expected.merge(
                        flow.get("ip_src").asText()
                                + " "
                                + flow.get("port_src").asInt()
                                + " > "
                                + flow.get("ip_dst").asText()
                                + " "
                                + flow.get("port_dst").asInt()
                                + " "
                                + flow.get("packets").asLong()
                                + "/"
                                + flow.get("bytes").asLong()
                                + " "
                                + flags,
                        1,
                        Integer::sum);
            }
        }
        Map<String, Integer> found = new TreeMap<>();
        sink.of(Flow.class)
                .forEach(
                        f ->
                                found.merge(
                                        ends(f)
                                                + " "
                                                + f.getSourcePackets() * f.getSamplingRate()
                                                + "/"
                                                + f.getSourceBytes() * f.getSamplingRate()
                                                + " "
                                                + (f.getTcpFlags() == null ? 0 : f.getTcpFlags()),
                                        1,
                                        Integer::sum));
        assertThat(found).isEqualTo(expected);
        assertThat(sink.of(Flow.class)).allMatch(f -> f.getSamplingRate() == sampling);
    }

    /**
     * akvorado's captures, template before data as {@code mergecap -a} joins them. Expected as
     * {@code tshark -d udp.port==PORT,cflow -V} shows them: flows, sums of packets and bytes,
     * sampling rates, and one of them.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datalink-template datalink-data | 1 | 1 | 96 | 1"
                        + " | 51.51.51.51 55501 > 52.52.52.52 11777",
                "icmp-template icmp-data | 4 | 4 | 376 | 1 | 203.0.113.4 0 > 203.0.113.5 0",
                "ipfixprobe-templates ipfixprobe-data | 4 | 34 | 24268 | 1"
                        + " | 10.10.1.4 1470 > 74.53.140.153 25",
                "juniper-cpid-template juniper-cpid-data | 1 | 1 | 104 | 1"
                        + " | fc30:2200:1b::f 0 > fc30:2200:23:e009:: 0",
                "mpls | 2 | 11 | 979 | 10 | fd00::1:0:1:7:1 49153 > fd00::1:0:1:5:1 862",
                "multiplesamplingrates-options-template multiplesamplingrates-options-data"
                        + " multiplesamplingrates-template multiplesamplingrates-data"
                        + " | -1 | -1 | -1 | 2000 4000 | ffff::68 443 > ffff::1a 52616",
                "samplingrate-template samplingrate-data | 6 | 6 | 3740 | 2048"
                        + " | 232.131.215.65 13245 > 142.183.180.65 10907"
            })
    void akvoradoNetflow(
            String files, int count, long packets, long bytes, String rates, String one)
            throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (String file : files.split(" ")) {
            byte[] capture =
                    Files.readAllBytes(
                            CorpusFiles.require("netflow/akvorado/netflow-" + file + ".pcap"));
            joined.write(
                    capture,
                    joined.size() == 0 ? 0 : 24,
                    capture.length - (joined.size() == 0 ? 0 : 24));
        }
        FileReport report =
                decode(
                        Files.write(directory.resolve("joined"), joined.toByteArray()),
                        Format.NETFLOW);
        assertThat(report.rejectedByCode()).isEmpty();
        List<Flow> flows = sink.of(Flow.class).toList();
        assertThat(flows.stream().map(ExportCorpusTest::ends)).contains(one);
        assertThat(flows.stream().map(f -> String.valueOf(f.getSamplingRate())).distinct().sorted())
                .containsExactly(rates.split(" "));
        if (count >= 0) {
            assertThat(flows).hasSize(count);
            assertThat(flows.stream().mapToLong(Flow::getSourcePackets).sum()).isEqualTo(packets);
            assertThat(flows.stream().mapToLong(Flow::getSourceBytes).sum()).isEqualTo(bytes);
        }
    }

    /** Each sampler has its rate: tshark's SamplerRandomInterval 2000 of id 1, 4000 of id 2. */
    @Test
    void samplersOfOneExporter() throws IOException {
        akvoradoNetflow(
                "multiplesamplingrates-options-template multiplesamplingrates-options-data"
                        + " multiplesamplingrates-template multiplesamplingrates-data",
                -1,
                -1,
                -1,
                "2000 4000",
                "ffff::68 443 > ffff::1a 52616");
        Flow first = sink.of(Flow.class).findFirst().orElseThrow();
        assertThat(first.getSourceBytes()).isEqualTo(1_348);
        assertThat(first.getSamplingRate()).isEqualTo(4_000);
        // StartTime and EndTime 4.911 s apart, exported at 16:16:15.
        assertThat(first.getEndTime() - first.getStartTime()).isEqualTo(4_911_000);
    }

    @Test
    void aBiflowOfIpfixprobe() throws IOException {
        akvoradoNetflow(
                "ipfixprobe-templates ipfixprobe-data",
                4,
                34,
                24_268,
                "1",
                "10.10.1.4 56166 > 10.10.1.1 53");
        Flow dns =
                sink.of(Flow.class)
                        .filter(f -> f.getDestinationPort() == 53)
                        .findFirst()
                        .orElseThrow();
        assertThat(dns.getSourceBytes()).isEqualTo(62);
        assertThat(dns.getDestinationBytes()).isEqualTo(128);
        assertThat(dns.getInitiatorKnown()).isTrue();
        // tshark: 06:06:07.492059999 and .526084999, cut by the exporter from whole microseconds.
        assertThat(Instant.EPOCH.plus(dns.getStartTime(), ChronoUnit.MICROS))
                .isEqualTo("2009-10-05T06:06:07.492060Z");
        assertThat(dns.getEndTime() - dns.getStartTime()).isEqualTo(34_025);
    }

    /** {@code tshark -V}: Total Length of the sampled packets, "1 out of" their rates. */
    @ParameterizedTest
    @CsvSource({
        "netflow/akvorado/sflow-data-sflow-expanded-sample.pcap, 1, 104, 1000,"
                + " 52.52.52.52 22 > 53.53.53.53 52237",
        "netflow/akvorado/sflow-data-sflow-ipv4-data.pcap, 1, 1344, 256,"
                + " 50.50.50.50 46622 > 51.51.51.51 58631",
        "netflow/akvorado/sflow-data-sflow-raw-ipv4.pcap, 2, 64, 1,"
                + " 69.58.92.107 0 > 92.222.186.1 0",
        "pcap/ndpi/sflow.pcap, 1, 60, 2048, 172.21.32.254 0 > 172.21.32.241 0"
    })
    void sflow(String file, int count, long bytes, long rate, String one) throws IOException {
        FileReport report = decode(CorpusFiles.require(file), Format.SFLOW);
        assertThat(report.rejectedByCode()).isEmpty();
        assertThat(report.lines().ignored()).isZero();
        assertThat(sink.of(Flow.class))
                .hasSize(count)
                .allMatch(f -> f.getSourcePackets() == 1 && f.getSamplingRate() == rate);
        assertThat(sink.of(Flow.class).mapToLong(Flow::getSourceBytes).sum()).isEqualTo(bytes);
        assertThat(sink.of(Flow.class).map(ExportCorpusTest::ends)).contains(one);
    }

    /** Ten datagrams without a template: {@code tshark -d udp.port==2057,cflow} finds 23 sets. */
    @Test
    void dataWithoutTemplates() throws IOException {
        FileReport report = decode(CorpusFiles.require("pcap/ndpi/netflowv9.pcap"), Format.NETFLOW);
        assertThat(report.lines().decoded()).isEqualTo(10);
        assertThat(report.rejectedByCode()).isEqualTo(Map.of("UNKNOWN_TEMPLATE", 23L));
        assertThat(sink.records).isEmpty();
        assertThat(sink.letters).allMatch(l -> l.getByteOffset() == -1 && l.getLength() > 0);
    }

    private FileReport decode(Path file, Format format) throws IOException {
        return new FileDecoding().decode(file, Collected.settings(format), sink);
    }

    private static String ends(Flow flow) {
        return IpAddress.of(flow.getSourceAddress()).text()
                + " "
                + flow.getSourcePort()
                + " > "
                + IpAddress.of(flow.getDestinationAddress()).text()
                + " "
                + flow.getDestinationPort();
    }
}
