package io.cordon.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.ingest.decode.Format;
import io.cordon.ingest.testing.CorpusFiles;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.Vantage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files. Expected counts are those of the corpus manifest or of the command beside them. */
class CorpusTest {

    private final Collected sink = new Collected();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zeek/rita-internet-sensor",
                "zeek/wrccdc-2018",
                "zeek/slips-horizontal-scan",
                "zeek/slips-test9-mixed",
                "zeek/rita-json-all-fields",
                "suricata",
                "honeypot"
            })
    void everyLineIsInOneClassAndNoneIsRejected(String folder) throws IOException {
        for (Path file : InputFiles.expand(List.of(CorpusFiles.require(folder)))) {
            Collected each = new Collected();
            FileReport report = each.decode(file);
            if (report.skipped() == null) {
                assertThat(report.lines().lines())
                        .as(file.toString())
                        .isEqualTo(CorpusFiles.lines(file));
            }
            assertThat(report.rejectedByCode()).as(file.toString()).isEmpty();
            assertThat(each.letters).as(file.toString()).isEmpty();
        }
    }

    /** What is no telemetry of ours is left alone, and nothing else is. */
    @ParameterizedTest
    @CsvSource({
        "zeek/rita-internet-sensor, README.txt",
        "honeypot/dshield-freepbx-exploit, dshield.log webhoneypot-2023-11-29.json"
                + " webhoneypot-2023-12-07.json webhoneypot-2023-12-13.json"
                + " webhoneypot-2024-02-03.json webhoneypot-2024-02-04.json",
        "honeypot/dshield-pi-raspberry-botnet, dshield.log",
        "honeypot/dshield-ssh-bruteforce-digitalocean, dshield.log",
        "honeypot/cowrie-ssh-2018, ",
        "suricata, ",
        "zeek/wrccdc-2018, ",
        "zeek/slips-test9-mixed, "
    })
    void unknownFilesAreSkipped(String folder, String names) throws IOException {
        List<String> skipped =
                InputFiles.expand(List.of(CorpusFiles.require(folder))).stream()
                        .filter(f -> report(f).skipped() != null)
                        .map(f -> f.getFileName().toString())
                        .toList();
        assertThat(skipped).isEqualTo(names == null ? List.of() : List.of(names.split(" ")));
    }

    /** The same events in two encodings: equal field by field, in the same order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp",
                "known_services",
                "modbus",
                "notice",
                "ntp",
                "snmp",
                "software",
                "ssh",
                "syslog",
                "weird"
            })
    void zeekTsvAndJsonGiveEqualRecords(String log) throws IOException {
        Collected json = new Collected();
        FileReport tsvReport =
                sink.decode(CorpusFiles.require("zeek/wrccdc-2018/tsv/" + log + ".log.gz"));
        FileReport jsonReport =
                json.decode(CorpusFiles.require("zeek/wrccdc-2018/json/" + log + ".json.gz"));
        assertThat(tsvReport.format()).isEqualTo(Format.ZEEK_TSV);
        assertThat(jsonReport.format()).isEqualTo(Format.ZEEK_JSON);
        assertThat(sink.records).isEqualTo(json.records);
        assertThat(tsvReport.lines().decoded()).isEqualTo(jsonReport.lines().decoded());
        assertThat(tsvReport.lines().ignored()).isEqualTo(jsonReport.lines().ignored());
    }

    @Test
    void cowrieLoginsAreThoseOfTheManifest() throws IOException {
        decodeAll("honeypot/cowrie-ssh-2018");
        // zcat *.gz | grep -c cowrie.login.failed; ... cowrie.login.success
        assertThat(logins(LoginOutcome.FAILURE)).isEqualTo(6187);
        assertThat(logins(LoginOutcome.SUCCESS)).isEqualTo(821);
        assertThat(sink.of(LoginAttempt.class))
                .hasSize(7008)
                .allMatch(l -> l.getVantage() == Vantage.HONEYPOT)
                .allMatch(l -> l.getSensor().equals("cowrie"))
                .allMatch(l -> l.getProtocol().equals("ssh"))
                .allMatch(l -> l.getCredentialFingerprint() != null);
    }

    @Test
    void cowrieOfOneAttackHasItsPairs() throws IOException {
        decodeAll("honeypot/dshield-ssh-bruteforce-digitalocean/cowrie");
        assertThat(sink.of(LoginAttempt.class)).hasSize(232);
        assertThat(logins(LoginOutcome.SUCCESS)).isEqualTo(8);
        assertThat(sink.of(LoginAttempt.class).map(LoginAttempt::getCredentialFingerprint))
                .doesNotContainNull();
        assertThat(
                        sink.of(LoginAttempt.class)
                                .map(LoginAttempt::getCredentialFingerprint)
                                .distinct())
                .hasSize(28);
        assertThat(
                        sink.of(LoginAttempt.class)
                                .map(l -> IpAddress.of(l.getClientAddress()).text())
                                .distinct())
                .containsExactly("138.197.148.152");
    }

    @Test
    void zeekSshOutcomesAreThoseOfTheManifest() throws IOException {
        decodeAll("zeek/rita-internet-sensor/2024-04-19/ssh.log.gz");
        assertThat(sink.of(LoginAttempt.class)).hasSize(6633);
        assertThat(logins(LoginOutcome.FAILURE)).isEqualTo(1224);
        assertThat(logins(LoginOutcome.SUCCESS)).isZero();
        assertThat(sink.of(LoginAttempt.class).mapToLong(LoginAttempt::getAttempts).sum())
                .isEqualTo(1630);
        assertThat(sink.of(LoginAttempt.class).map(LoginAttempt::getClientAddress).distinct())
                .hasSize(255);
        // zcat ssh.log.gz | grep -v '^#' | awk -F'\t' '$8=="-"&&$11!="-"&&$12!="-"&&$16!="-"' | wc
        // -l
        assertThat(logins(LoginOutcome.FAILURE_INFERRED)).isEqualTo(5315);
    }

    /** The manifest of the corpus has no logins in syslog: its 2,378 rows are Windows events. */
    @Test
    void zeekSyslogOfWindowsIsReadAndIgnored() throws IOException {
        FileReport report = sink.decode(CorpusFiles.require("zeek/wrccdc-2018/tsv/syslog.log.gz"));
        assertThat(report.lines().ignored()).isEqualTo(2378);
        assertThat(sink.records).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // zcat F | grep -v '^#' | awk -F'\t' '$9!="-" && $10+$11+$13>0' | wc -l; ... && $12>0
        "zeek/rita-internet-sensor/2024-04-19/snmp.log.gz, 14, 0",
        "zeek/wrccdc-2018/tsv/snmp.log.gz, 64, 64"
    })
    void zeekSnmpCommunities(String file, int logins, int answered) throws IOException {
        decodeAll(file);
        assertThat(sink.of(LoginAttempt.class))
                .hasSize(logins)
                .allMatch(l -> "community".equals(l.getMethod()) && l.getUser() == null)
                .allMatch(l -> l.getCredentialFingerprint() != null);
        assertThat(logins(LoginOutcome.SUCCESS)).isEqualTo(answered);
    }

    /** zcat F | awk -F'\t' '$8=="REGISTER"' shows two, neither with an answer. */
    @Test
    void zeekSipWithoutAnswersIsIgnored() throws IOException {
        FileReport report =
                sink.decode(CorpusFiles.require("zeek/rita-internet-sensor/2024-04-19/sip.log.gz"));
        assertThat(report.lines().rejected() + report.lines().decoded()).isZero();
        assertThat(sink.records).isEmpty();
    }

    /** zcat F | grep -v '^#' | awk -F'\t' '$9!="-" && $9>1' | wc -l */
    @Test
    void zeekSshConnectionsOfSeveralAttemptsAreCounts() throws IOException {
        decodeAll("zeek/rita-internet-sensor/2024-04-19/ssh.log.gz");
        assertThat(sink.of(LoginAttempt.class).filter(LoginAttempt::getCounted)).hasSize(126);
    }

    /** Pairs of the logs that are in creds/mirai-scanner-credentials.csv, counted with a script. */
    @ParameterizedTest
    @CsvSource({
        "honeypot/dshield-ssh-bruteforce-digitalocean/cowrie, 48",
        "honeypot/cowrie-ssh-2018, 1069"
    })
    void pairsOfTheBuiltInListAreNamed(String folder, int pairs) throws IOException {
        decodeAll(folder);
        assertThat(sink.of(LoginAttempt.class).filter(l -> "botnet-2016".equals(l.getDictionary())))
                .hasSize(pairs);
        assertThat(sink.of(LoginAttempt.class)).allMatch(l -> "password".equals(l.getMethod()));
    }

    @Test
    void anEveTransactionIsOneRecord() throws IOException {
        decodeAll("suricata/slips-test6-malicious.eve.json.gz");
        // zcat ... | grep -c '"type":"answer"' (each has its query in the file)
        assertThat(sink.of(DnsTransaction.class))
                .hasSize(340)
                .allMatch(DnsTransaction::getAnswered);
    }

    private long logins(LoginOutcome outcome) {
        return sink.of(LoginAttempt.class).filter(l -> l.getOutcome() == outcome).count();
    }

    private void decodeAll(String relative) throws IOException {
        for (Path file : InputFiles.expand(List.of(CorpusFiles.require(relative)))) {
            sink.decode(file);
        }
    }

    private static FileReport report(Path file) {
        try {
            return new Collected().decode(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
