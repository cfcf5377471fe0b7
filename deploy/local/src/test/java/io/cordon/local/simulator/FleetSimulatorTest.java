package io.cordon.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.address.IpPrefix;
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

    @Test
    void sameSeedAndEndGiveTheSameBytes() {
        assertThat(FleetSimulator.simulate(7, END)).isEqualTo(FleetSimulator.simulate(7, END));
        assertThat(FleetSimulator.simulate(8, END).files())
                .isNotEqualTo(FleetSimulator.simulate(7, END).files());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasPositivesAndLookAlikesInBothFamilies(Rule rule) {
        SimulatedFleet fleet = FleetSimulator.simulate(FleetSimulator.SEED, END);
        for (boolean v6 : new boolean[] {false, true}) {
            assertThat(fleet.planted())
                    .filteredOn(p -> p.rule() == rule && p.subject().contains(":") == v6)
                    .hasSizeGreaterThanOrEqualTo(4);
            assertThat(fleet.lookAlikes())
                    .filteredOn(l -> l.rule() == rule && l.subject().contains(":") == v6)
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void nobodyIsPlantedAndALookAlikeOfTheSameRule() {
        SimulatedFleet fleet = FleetSimulator.simulate(FleetSimulator.SEED, END);
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
        SimulatedFleet fleet = FleetSimulator.simulate(FleetSimulator.SEED, END);
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
        SimulatedFleet fleet = FleetSimulator.simulate(FleetSimulator.SEED, END);
        List<Path> written = fleet.writeTo(folder.resolve("with space"));
        assertThat(written).hasSameSizeAs(fleet.files());
        assertThat(Files.readString(folder.resolve("with space/zeek-home/conn.log")))
                .startsWith("#separator \\x09\n#set_separator\t,\n");
        assertThat(written)
                .extracting(p -> folder.resolve("with space").relativize(p).toString())
                .containsExactly(
                        "zeek-home/conn.log",
                        "zeek-home/dns.log",
                        "zeek-home/ssh.log",
                        "suricata-hospital/eve.json",
                        "zeek-hospital/ssh.log",
                        "zeek-plant/conn.log",
                        "zeek-plant/dns.log",
                        "zeek-plant/ssh.log",
                        "cowrie/cowrie.json");
    }
}
