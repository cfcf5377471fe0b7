package io.cordon.local.corpus;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.comparison.SameFindings;
import io.cordon.detect.reference.NaiveReference;
import io.cordon.detect.reference.ReferenceFeeds;
import io.cordon.detect.reference.ReferenceFinding;
import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.credential.CredentialList;
import io.cordon.schema.credential.FingerprintKey;
import io.cordon.schema.credential.FingerprintKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real telemetry: the detectors against the reference, and the reference against its vectors. */
class CorpusFindingsTest {

    private static final int CRITICAL = 99;

    /** Private networks of the corpus; without networks some rules are inactive. */
    private static final List<IpPrefix> OURS =
            Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "64.225.56.201/32")
                    .map(IpPrefix::parse)
                    .toList();

    static Stream<String> inputs() {
        return Stream.of(Corpus.INPUTS, Corpus.BENIGN).flatMap(List::stream);
    }

    static Stream<String> benign() {
        return Corpus.BENIGN.stream();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void detectorsFindWhatTheReferenceFinds(String input) throws IOException {
        List<SpecificRecordBase> records = Corpus.records(input);
        for (List<IpPrefix> networks : List.of(List.<IpPrefix>of(), OURS)) {
            ReferenceFeeds feeds = feeds(networks);
            SameFindings.check(
                    PureRun.findings(records, PureRun.settings(feeds)),
                    new NaiveReference(feeds).findings(records));
        }
    }

    /** To write the file anew: -Dcordon.write=true. Only the reference writes it. */
    @Test
    void referenceFindsWhatItAlwaysFound() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("input,networks,rule,findings,digest");
        for (String input : Corpus.INPUTS) {
            List<SpecificRecordBase> records = Corpus.records(input);
            lines.addAll(vectors(input, "none", feeds(List.of()), records));
            lines.addAll(vectors(input, "private", feeds(OURS), records));
        }
        Path file =
                Path.of(System.getProperty("cordon.root"))
                        .resolve("deploy/local/src/test/resources/io/cordon/local/corpus")
                        .resolve("vectors.csv");
        if (Boolean.getBoolean("cordon.write")) {
            Files.write(file, lines);
        }
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
    }

    @Test
    void oneAttackIsFoundFromTheDecoyAndFromTheNetwork() throws IOException {
        String attack = "honeypot/dshield-ssh-bruteforce-digitalocean/";
        for (String view : List.of("cowrie", "zeek")) {
            List<Finding> found =
                    PureRun.findings(
                            Corpus.records(attack + view), PureRun.settings(feeds(List.of())));

            assertThat(found)
                    .filteredOn(finding -> finding.getSubject().startsWith("138.197.148.152"))
                    .extracting(Finding::getRuleId)
                    .as(view)
                    .contains("CRED-BRUTE-FAST", "CRED-BRUTE-SLOW");
        }
    }

    @ParameterizedTest
    @MethodSource("benign")
    void everydayTrafficIsNothingCritical(String capture) throws IOException {
        List<SpecificRecordBase> records = Corpus.records(capture);
        assertThat(records).hasAtLeastOneElementOfType(Flow.class);
        for (List<IpPrefix> networks : List.of(List.<IpPrefix>of(), OURS)) {
            assertThat(PureRun.findings(records, PureRun.settings(feeds(networks))))
                    .as("networks %s", networks)
                    .noneMatch(finding -> finding.getSeverity() >= CRITICAL);
        }
    }

    @Test
    void legitimateLoginsAreNothingCritical() throws IOException {
        for (String encoding : List.of("tsv", "json")) {
            List<SpecificRecordBase> records = Corpus.records("zeek/wrccdc-2018/" + encoding);
            assertThat(records).hasAtLeastOneElementOfType(LoginAttempt.class);
            for (List<IpPrefix> networks : List.of(List.<IpPrefix>of(), OURS)) {
                assertThat(PureRun.findings(records, PureRun.settings(feeds(networks))))
                        .as("%s, networks %s", encoding, networks)
                        .noneMatch(finding -> finding.getSeverity() >= CRITICAL);
            }
        }
    }

    @Test
    void nothingThatADecoySawIsABreakIn() throws IOException {
        List<SpecificRecordBase> decoys =
                Corpus.records("honeypot/cowrie-ssh-2018").stream()
                        .filter(r -> r instanceof LoginAttempt)
                        .toList();
        assertThat(decoys)
                .hasSize(7_008)
                .allMatch(r -> ((LoginAttempt) r).getVantage() == Vantage.HONEYPOT);

        assertThat(PureRun.findings(decoys, PureRun.settings(feeds(List.of()))))
                .extracting(Finding::getRuleId)
                .contains("CRED-BRUTE-SLOW")
                .doesNotContain(
                        "CRED-DEFAULT-SUCCESS",
                        "CRED-REUSE",
                        "CRED-EMPTY",
                        "CRED-CLEARTEXT",
                        "CRED-FAIL-THEN-SUCCESS");
    }

    /**
     * {@code tshark -o ip.defragment:FALSE -Y 'dns.flags.response==1 && dns.qry.type==46 && !icmp'}
     * gives 523 answers about one name to one address, of 1,895,548 bytes of payload.
     */
    @Test
    void reflectedDnsIsFoundByTheNameThatWasAskedFor() throws IOException {
        List<SpecificRecordBase> records =
                Corpus.records("pcap/ddos/amp.dns.RRSIG.fragmented.pcap");
        for (List<IpPrefix> networks : List.of(List.<IpPrefix>of(), OURS)) {
            List<Finding> found =
                    PureRun.findings(records, PureRun.settings(feeds(networks))).stream()
                            .filter(finding -> finding.getRuleId().equals("AMP-DNS-LARGE"))
                            .toList();

            assertThat(found).as("networks %s", networks).hasSize(1);
            assertThat(found.get(0).getSubject()).isEqualTo("10.10.10.10");
            assertThat(found.get(0).getCount()).isEqualTo(523);
            assertThat(found.get(0).getDistinct()).isEqualTo(1);
            assertThat(found.get(0).getConfidence()).isEqualTo("high");
            assertThat(found.get(0).getMeasures().getBytes()).isEqualTo(1_895_548 + 523 * 28);
            assertThat(found.get(0).getEvidence())
                    .anySatisfy(item -> assertThat(item.getValues()).contains("pizzaseo.com"));
        }
    }

    private static List<String> vectors(
            String input, String networks, ReferenceFeeds feeds, List<SpecificRecordBase> records)
            throws Exception {
        Map<String, List<ReferenceFinding>> byRule =
                SameFindings.catalogued(new NaiveReference(feeds).findings(records)).stream()
                        .collect(
                                groupingBy(
                                        ReferenceFinding::rule, TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<ReferenceFinding>> rule : byRule.entrySet()) {
            lines.add(
                    String.join(
                            ",",
                            input,
                            networks,
                            rule.getKey(),
                            Integer.toString(rule.getValue().size()),
                            digest(rule.getValue())));
        }
        return lines;
    }

    /** As the contract has it: over the sorted ids. */
    private static String digest(List<ReferenceFinding> sorted) throws Exception {
        String ids = sorted.stream().map(ReferenceFinding::id).collect(Collectors.joining("\n"));
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    private static ReferenceFeeds feeds(List<IpPrefix> networks) {
        FingerprintKey key = new FingerprintKey(Corpus.KEY);
        return ReferenceFeeds.NONE
                .withNetworks(networks)
                .withDefaults(
                        key.id(), CredentialList.builtIn(FingerprintKeys.only(key)).telling());
    }
}
