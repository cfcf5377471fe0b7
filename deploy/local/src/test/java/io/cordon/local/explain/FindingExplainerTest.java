package io.cordon.local.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.local.explain.ExplainRequest.ById;
import io.cordon.local.explain.ExplainRequest.BySubject;
import io.cordon.local.explain.ExplainRequest.Question;
import io.cordon.local.judging.Keys;
import io.cordon.local.settings.Networks;
import io.cordon.local.settings.RuleSettings;
import io.cordon.local.settings.TelemetrySettings;
import io.cordon.local.simulator.FleetSimulator;
import io.cordon.local.simulator.LookAlike;
import io.cordon.local.simulator.PlantedFinding;
import io.cordon.local.simulator.Rule;
import io.cordon.local.simulator.SimulatedFleet;
import io.cordon.schema.credential.FingerprintKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingExplainerTest {

    private static final Instant END = Instant.parse("2026-11-20T12:34:56Z");

    @TempDir static Path folder;
    private static SimulatedFleet fleet;

    private final StringWriter text = new StringWriter();

    @BeforeAll
    static void simulate() throws IOException {
        FingerprintKey key =
                Keys.of(folder.resolve(".cordon"), TelemetrySettings.UNSAID).keys().current();
        fleet = FleetSimulator.simulate(FleetSimulator.SEED, END, key);
        fleet.writeTo(folder.resolve("logs"));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aPlantedFindingIsExplainedByItsId(Rule rule) throws IOException {
        PlantedFinding planted =
                fleet.planted().stream().filter(p -> p.rule() == rule).findFirst().orElseThrow();
        String id = planted.id("default");
        assertThat(explain(new ById(id))).isZero();
        assertThat(text.toString())
                .startsWith(rule.id() + " " + planted.subjectType() + " " + planted.subject())
                .contains("finding    exists: " + id)
                .contains("crossing ")
                .contains("             " + planted.subject() + System.lineSeparator());
    }

    @Test
    void tenFailuresInAMicrosecondTooMuchAreExplainedAsNine() throws IOException {
        LookAlike slow =
                fleet.lookAlikes().stream()
                        .filter(l -> l.story().startsWith("10 failures in 120 s and 1"))
                        .findFirst()
                        .orElseThrow();
        int code = 1;
        // The story lies in one of the two hours of the simulation.
        for (String hour : List.of("2026-11-20T11:00:00Z", "2026-11-20T12:00:00Z")) {
            code =
                    Math.min(
                            code,
                            explain(
                                    new BySubject(
                                            "CRED-BRUTE-FAST",
                                            slow.subject(),
                                            Instant.parse(hour))));
        }
        assertThat(code).isEqualTo(1);
        assertThat(text.toString())
                .contains("finding    does not exist")
                .contains("nearest    9 of 10 failures, in the 120 s up to");
    }

    @Test
    void whatNeverMatchedNamesTheConditionThatFailed() throws IOException {
        LookAlike refused =
                fleet.lookAlikes().stream()
                        .filter(l -> l.story().equals("refuses Telnet"))
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        explain(
                                new BySubject(
                                        "CRED-TELNET-EXPOSED",
                                        refused.subject(),
                                        Instant.parse("2026-11-20T00:00:00Z"))))
                .isEqualTo(1);
        assertThat(text.toString())
                .contains("events     none match in this period")
                .contains("no match   1 records: ");
    }

    @Test
    void aTimeThatStartsNoPeriodNamesTheOneThatDoes() {
        assertThatThrownBy(
                        () ->
                                explain(
                                        new BySubject(
                                                "SCAN-HORIZONTAL",
                                                "192.0.2.1",
                                                Instant.parse("2026-11-20T12:34:00Z"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("starts at 2026-11-20T12:00:00Z");
    }

    @Test
    void anUnknownIdSaysWhatToCheck() {
        assertThatThrownBy(() -> explain(new ById("00112233445566778899aabbccddeeff")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("check --tenant, --networks and the files");
    }

    private int explain(Question question) throws IOException {
        return new FindingExplainer(new PrintWriter(text, true))
                .run(
                        new ExplainRequest(
                                folder.resolve(".cordon"),
                                question,
                                List.of(folder.resolve("logs")),
                                null,
                                null,
                                TelemetrySettings.UNSAID,
                                new RuleSettings(
                                        Networks.parse(String.join(",", fleet.networks())),
                                        null,
                                        null,
                                        null)));
    }
}
