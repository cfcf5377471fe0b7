package io.cordon.local.corpus;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.file.FileDecoding;
import io.cordon.ingest.file.RecordSink;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.credential.FingerprintKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** The telemetry corpus as the decoders give it. */
final class Corpus {

    static final byte[] KEY = new byte[FingerprintKey.BYTES];

    /** What is compared: each is one run over all files below it. */
    static final List<String> INPUTS =
            List.of(
                    "honeypot/cowrie-ssh-2018",
                    "honeypot/dshield-freepbx-exploit",
                    "honeypot/dshield-pi-raspberry-botnet",
                    "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie",
                    "honeypot/dshield-ssh-bruteforce-digitalocean/zeek",
                    "zeek/rita-internet-sensor",
                    "zeek/rita-json-all-fields",
                    "zeek/slips-horizontal-scan",
                    "zeek/slips-test9-mixed",
                    "zeek/wrccdc-2018/tsv",
                    "zeek/wrccdc-2018/json",
                    "suricata");

    /** Captures in which nobody attacks: everyday traffic of devices, and of those who use them. */
    static final List<String> BENIGN =
            Stream.of(
                            "NTPv3.pcap",
                            "NTPv4.pcap",
                            "coap_mqtt.pcap",
                            "dns.pcap",
                            "http_auth.pcap",
                            "memcached.cap",
                            "modbus.pcap",
                            "mqtt.pcap",
                            "nest_log_sink.pcap",
                            "snmp.pcap",
                            "ssdp-m-search.pcap",
                            "telnet.pcap",
                            "tftp.pcap",
                            "tuya_lp.pcap",
                            "upnp.pcap")
                    .map("pcap/ndpi/"::concat)
                    .toList();

    /** Captures of attacks: reflection over SNMP and DNS, a SYN flood, and the monitor list. */
    static final List<String> ATTACKS =
            List.of(
                    "pcap/ddos/amp.UDP.snmp.src161.pcapng",
                    "pcap/ddos/amp.dns.RRSIG.fragmented.pcap",
                    "pcap/ddos/pkt.TCP.synflood.spoofed.pcap",
                    "pcap/ndpi/NTPv2.pcap",
                    "pcap/zeek/ntp-ntpmode67.pcap");

    /**
     * Captures and exports of this and that, in which nobody reflects anything and no one is hit.
     */
    static final List<String> OTHERS =
            List.of(
                    "netflow/akvorado",
                    "netflow/logstash-codec",
                    "netflow/pmacct",
                    "pcap/ndpi/netflowv9.pcap",
                    "pcap/ndpi/sflow.pcap",
                    "pcap/ndpi/synscan.pcap",
                    "pcap/suricata-verify",
                    "pcap/zeek/mqtt.pcap",
                    "pcap/zeek/ntp-NTP_sync.pcap",
                    "pcap/zeek/ntp-ntp.pcap",
                    "pcap/zeek/rfb-vnc-scanner.pcap",
                    "pcap/zeek/snmp-snmpv1_get.pcap",
                    "pcap/zeek/snmp-snmpwalk-short.pcap",
                    "pcap/zeek/ssh-sshguess.pcap");

    private Corpus() {}

    /** All records of an input; the test is skipped, with the path, where the corpus is absent. */
    static List<SpecificRecordBase> records(String input) throws IOException {
        Path folder = CorpusFiles.require("").resolve(input);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Decoded decoded = new Decoded();
        for (Path file : files) {
            new FileDecoding()
                    .decode(
                            file,
                            new DecodeSettings("default", null, null, null, KEY, false),
                            decoded);
        }
        return decoded.records;
    }

    /** What cannot be decoded is another test's business. */
    private static final class Decoded implements RecordSink {

        private final List<SpecificRecordBase> records = new ArrayList<>();

        @Override
        public void accept(SpecificRecordBase telemetry) {
            records.add(telemetry);
        }

        @Override
        public void reject(DeadLetter letter) {}
    }
}
