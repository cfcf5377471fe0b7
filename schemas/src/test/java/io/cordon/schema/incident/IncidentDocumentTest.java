package io.cordon.schema.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.avro.IncidentFactors;
import io.cordon.schema.incident.Playbook.Isolation;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentDocumentTest {

    @Test
    void theDocumentTellsTheStoryAndWhy() throws IOException {
        JsonNode document = document(SampleIncidents.incident("device", "192.0.2.7").build());

        assertThat(document.at("/message").asText())
                .isEqualTo("192.0.2.7: Fast password guessing, then Login after repeated failures");
        assertThat(document.at("/rule/id").toString())
                .isEqualTo("[\"CRED-BRUTE-FAST\",\"CRED-FAIL-THEN-SUCCESS\"]");
        assertThat(document.at("/threat/technique").toString())
                .isEqualTo(
                        "{\"id\":[\"T1078\",\"T1110\",\"T1110.001\"],\"name\":[\"Valid Accounts\","
                                + "\"Brute Force\",\"Brute Force: Password Guessing\"]}");
        assertThat(document.at("/cordon/attack/ics_name/0").asText()).isEqualTo("Valid Accounts");
        assertThat(document.at("/cordon/provision").toString())
                .isEqualTo("[\"ETSI EN 303 645 5.1-4\",\"ETSI EN 303 645 5.1-5\"]");
        assertThat(document.at("/cordon/family").toString())
                .isEqualTo("[\"guessing\",\"entered\"]");
        assertThat(document.at("/cordon/factors").toString())
                .isEqualTo(
                        "{\"rule\":\"CRED-FAIL-THEN-SUCCESS\",\"finding\":\"b\",\"base\":0.75,\"exposure\":1.2,"
                                + "\"exploitation\":1.6,\"setting\":1.5,\"spread\":1.0,\"confidence\":1.0}");
        assertThat(document.at("/cordon/severity").asText()).isEqualTo("critical");
        assertThat(document.at("/cordon/advice").asText())
                .isEqualTo("The owner changes the password.");
        assertThat(document.at("/cordon/action").asText())
                .startsWith("Somebody got into 192.0.2.7.");
        assertThat(document.at("/host/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(document.at("/related/ip").toString())
                .isEqualTo("[\"192.0.2.7\",\"198.51.100.7\"]");
    }

    @Test
    void aDeviceOfOursThatGuessesIsTreatedAsInfected() throws IOException {
        Incident incident = SampleIncidents.incident("device", "192.0.2.7").build();
        IncidentFactors factors = Objects.requireNonNull(incident.getFactors());
        factors.setRuleId("CRED-BRUTE-FAST");
        factors.setSubjectType("source");
        assertThat(document(incident).at("/cordon/action").asText())
                .startsWith("192.0.2.7 attacks others: treat it as infected.");
        factors.setSubjectType("pair");
        assertThat(document(incident).at("/cordon/action").asText())
                .startsWith("Somebody guesses passwords of 192.0.2.7.");
    }

    @Test
    void aPumpIsNeverCutOffByMachine() throws IOException {
        JsonNode document = document(SampleIncidents.incident("device", "192.0.2.7").build());

        assertThat(document.at("/cordon/isolation").asText()).isEqualTo("by-hand");
        assertThat(document.at("/cordon/disconnect").asText())
                .startsWith("People may depend on this device (setting: hospital).")
                .contains("Never cut 192.0.2.7 off from afar or by machine");
    }

    @ParameterizedTest
    @CsvSource({
        "device, home, POSSIBLE",
        "device, enterprise, POSSIBLE",
        "device, public, POSSIBLE",
        "device, industrial, BY_HAND",
        "device, critical, BY_HAND",
        "device, hospital, BY_HAND",
        "device, safety, BY_HAND",
        "device, ward 7, BY_HAND",
        "device, , BY_HAND",
        "victim, home, NOT_APPLICABLE",
        "source, , NOT_APPLICABLE",
        "prefix, home, NOT_APPLICABLE",
        "credential, , NOT_APPLICABLE",
    })
    void onlyADeviceWhoseSettingIsKnownToBeHarmlessMayBeCutOff(
            String type, @Nullable String setting, Isolation isolation) {
        assertThat(Playbook.isolation(type, setting)).isEqualTo(isolation);
        assertThat(Playbook.disconnect(type, "x", setting).isPresent())
                .isEqualTo(isolation != Isolation.NOT_APPLICABLE);
    }

    @Test
    void aMergedIncidentPointsToWhereItsFindingsAre() throws IOException {
        JsonNode document = document(SampleIncidents.merged());

        assertThat(document.at("/cordon/incident").toString())
                .isEqualTo(
                        "{\"status\":\"merged\",\"merged_into\":\"57cd9b805170973fb0739cf2d78c1a7e\"}");
        assertThat(document.has("message")).isFalse();
        assertThat(document.at("/cordon/factors").isMissingNode()).isTrue();
    }

    @Test
    void theIndexIsTheMonthOfTheFirstPeriod() {
        Incident incident = SampleIncidents.incident("device", "192.0.2.7").build();

        // 23:00 of the last day of January; its last period lies in February
        assertThat(IncidentDocument.index(incident)).isEqualTo("cordon-incidents-2024.01");
    }

    @Test
    void aRuleThatNobodyKnowsIsRefused() {
        Incident incident = SampleIncidents.incident("device", "192.0.2.7").build();

        assertThatThrownBy(() -> IncidentDocument.json(incident, Map.of()))
                .hasMessage("unknown rule CRED-BRUTE-FAST");
        assertThatThrownBy(() -> RuleTraits.of("NO-SUCH-RULE"))
                .hasMessageContaining("NO-SUCH-RULE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"device", "victim"})
    void everyFamilyHasAnActionThatNamesTheSubject(String type) {
        for (String family : Playbook.families()) {
            assertThat(Playbook.action(family, type, "192.0.2.7"))
                    .contains("192.0.2.7")
                    .doesNotContain("{")
                    .endsWith(".");
        }
        assertThat(Playbook.families())
                .containsAll(RuleTraits.all().values().stream().map(RuleTraits::family).toList());
    }

    @Test
    void namesAreKnownOfTechniquesAndProvisions() {
        assertThat(References.technique("T0812")).contains("Default Credentials");
        assertThat(References.technique("T9999")).isEmpty();
        assertThat(References.provision("ETSI EN 303 645 5.6-1"))
                .contains("unused network interfaces are disabled (M)");
        assertThat(References.provision("ETSI EN 303 645 9.9-9")).isEmpty();
    }

    private static JsonNode document(Incident incident) throws IOException {
        return new ObjectMapper()
                .readTree(IncidentDocument.json(incident, SampleIncidents.labels()));
    }
}
