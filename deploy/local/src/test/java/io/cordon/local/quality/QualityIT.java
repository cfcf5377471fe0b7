package io.cordon.local.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cordon.local.simulator.FleetSimulator;
import io.cordon.local.simulator.Rule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The floors that docs/how-to/measure-detection-quality.md promises. */
class QualityIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(longs = {FleetSimulator.SEED, 7})
    void everyRuleFindsEverythingPlantedAndNothingElseWithinItsWindow(long seed) throws Exception {
        StringWriter text = new StringWriter();

        int code = new Quality(new PrintWriter(text, true)).run(new QualityRequest(seed, true));

        List<JsonNode> rules = new ArrayList<>();
        for (String line : text.toString().lines().toList()) {
            rules.add(JSON.readTree(line));
        }
        assertThat(rules).hasSameSizeAs(Rule.values());
        assertThat(rules)
                .allSatisfy(
                        rule -> {
                            String id = rule.get("rule").asText();
                            assertThat(rule.get("planted").asInt())
                                    .as(id)
                                    .isGreaterThanOrEqualTo(8);
                            assertThat(rule.get("look_alikes").asInt())
                                    .as(id)
                                    .isGreaterThanOrEqualTo(8);
                            assertThat(rule.get("precision").asDouble()).as(id).isEqualTo(1);
                            assertThat(rule.get("recall").asDouble()).as(id).isEqualTo(1);
                            assertThat(rule.get("accused").asInt()).as(id).isZero();
                            assertThat(rule.get("longest_seconds_to_detect").asDouble())
                                    .as(id)
                                    .isBetween(0.0, rule.get("window_seconds").asDouble());
                        });
        assertThat(code).isZero();
    }
}
