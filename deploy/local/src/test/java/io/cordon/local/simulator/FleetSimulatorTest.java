package io.cordon.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.address.IpPrefix;
import io.cordon.schema.credential.FingerprintKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FleetSimulatorTest {

    private static final Instant END = Instant.parse("2026-11-20T12:34:56Z");
    private static final Pattern V4 = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

    private static SimulatedFleet fleet(long seed) {
        return FleetSimulator.simulate(
                seed, END, new FingerprintKey(new byte[FingerprintKey.BYTES]));
    }

    @Test
    void sameSeedAndEndGiveTheSameBytes() {
        assertThat(fleet(7)).isEqualTo(fleet(7));
        assertThat(fleet(8).files()).isNotEqualTo(fleet(7).files());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasPositivesAndLookAlikesInBothFamilies(Rule rule) {
        SimulatedFleet fleet = fleet(FleetSimulator.SEED);
        boolean ofCredentials = rule == Rule.CRED_SPRAY_DIST || rule == Rule.CRED_REUSE;
        // The name of a credential tells no family: those stories are told alike in both.
        for (String family : ofCredentials ? List.of("") : List.of(".", ":")) {
            assertThat(fleet.planted())
                    .filteredOn(p -> p.rule() == rule && p.subject().contains(family))
                    .hasSizeGreaterThanOrEqualTo(4);
            assertThat(fleet.lookAlikes())
                    .filteredOn(l -> l.rule() == rule && l.subject().contains(family))
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void nobodyIsPlantedAndALookAlikeOfTheSameRule() {
        SimulatedFleet fleet = fleet(FleetSimulator.SEED);
        List<String> planted =
                fleet.planted().stream().map(p -> p.rule() + " " + p.subject()).toList();
        assertThat(fleet.lookAlikes().stream().map(l -> l.rule() + " " + l.subject()))
                .doesNotContainAnyElementsOf(planted);
        assertThat(fleet.planted().stream().map(p -> p.id("default"))).doesNotHaveDuplicates();
    }

    @Test
    void everyAddressIsOneThatNobodyOwns() {
        List<IpPrefix> allowed =
                Stream.of(
                                "192.0.2.0/24",
                                "198.51.100.0/24",
                                "203.0.113.0/24",
                                "198.18.0.0/15",
                                "10.0.0.0/8",
                                "172.16.0.0/12",
                                "192.168.0.0/16")
                        .map(IpPrefix::parse)
                        .toList();
        SimulatedFleet fleet = fleet(FleetSimulator.SEED);
        for (TelemetryFile file : fleet.files()) {
            assertThat(V4.matcher(file.content()).results().map(MatchResult::group).distinct())
                    .as(file.path())
                    .allMatch(
                            text ->
                                    allowed.stream()
                                            .anyMatch(
                                                    p ->
                                                            p.contains(
                                                                    IpPrefix.parse(text)
                                                                            .address())));
        }
    }

    @Test
    void theFilesAreWrittenUnderTheirNames(@TempDir Path folder) throws Exception {
        SimulatedFleet fleet = fleet(FleetSimulator.SEED);
        List<Path> written = fleet.writeTo(folder.resolve("with space"));
        assertThat(written).hasSameSizeAs(fleet.files());
        assertThat(Files.readString(folder.resolve("with space/zeek-home/conn.log")))
                .startsWith("#separator \\x09\n#set_separator\t,\n");
        assertThat(written)
                .extracting(p -> folder.resolve("with space").relativize(p).toString())
                .containsExactly(
                        "access-router/flows.ipfix",
                        "border-router/flows.ipfix",
                        "zeek-home/conn.log",
                        "zeek-home/dns.log",
                        "zeek-home/ssh.log",
                        "zeek-home/ftp.log",
                        "zeek-home/http.log",
                        "zeek-home/mqtt_connect.log",
                        "zeek-home/sip.log",
                        "zeek-home/snmp.log",
                        "suricata-hospital/eve.json",
                        "zeek-hospital/ssh.log",
                        "zeek-plant/conn.log",
                        "zeek-plant/dns.log",
                        "zeek-plant/ssh.log",
                        "zeek-plant/ftp.log",
                        "zeek-plant/http.log",
                        "zeek-plant/mqtt_connect.log",
                        "zeek-plant/sip.log",
                        "zeek-plant/snmp.log",
                        "cowrie/cowrie.json",
                        "syslog/auth.log",
                        "agents/reports.ndjson");
    }
}
