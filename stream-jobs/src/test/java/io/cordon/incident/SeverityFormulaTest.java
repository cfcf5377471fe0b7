package io.cordon.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cordon.incident.SeverityFormula.Exploitation;
import io.cordon.incident.SeverityFormula.Exposure;
import io.cordon.schema.finding.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formula against a table that was worked out by hand, a line a case. */
class SeverityFormulaTest {

    @ParameterizedTest
    @CsvSource({
        // the rows of docs/reference/incidents.md
        "47, INTERNET, NONE, home, 1, high, 60.0, MEDIUM",
        "47, INTERNET, NONE, hospital, 1, high, 90.0, HIGH",
        "47, INTERNAL, NONE, home, 1, high, 40.0, LOW",
        "47, INTERNET, NONE, home, 1, low, 36.0, LOW",
        "73, INTERNET, SUCCESS, , 1, high, 100.0, CRITICAL",
        "47, INTERNAL, NONE, enterprise, 1000, high, 57.2, MEDIUM",
        // every base: 0.1, 0.3, 0.5, 0.75, 1, each times 0.8
        "0, INTERNAL, NONE, home, 1, high, 8.0, INFO",
        "21, INTERNAL, NONE, home, 1, high, 24.0, LOW",
        "73, INTERNAL, NONE, home, 1, high, 60.0, MEDIUM",
        "99, INTERNAL, NONE, home, 1, high, 80.0, HIGH",
        // every setting, from 0.5 x 0.8
        "47, INTERNAL, NONE, public, 1, high, 44.0, LOW",
        "47, INTERNAL, NONE, industrial, 1, high, 52.0, MEDIUM",
        "47, INTERNAL, NONE, critical, 1, high, 52.0, MEDIUM",
        "47, INTERNAL, NONE, safety, 1, high, 60.0, MEDIUM",
        "47, INTERNAL, NONE, ward 7, 1, high, 40.0, LOW",
        // every exploitation, from 0.5 x 0.8
        "47, INTERNAL, EPSS, home, 1, high, 46.0, LOW",
        "47, INTERNAL, KEV, home, 1, high, 56.0, MEDIUM",
        "47, INTERNAL, RANSOMWARE, home, 1, high, 60.0, MEDIUM",
        "47, INTERNAL, SUCCESS, home, 1, high, 64.0, MEDIUM",
        // isolated, medium confidence: 0.5 x 0.5 x 0.85 = 0.2125; ten devices: 0.5 x 0.8 x 1.1
        "47, ISOLATED, NONE, home, 1, medium, 21.3, LOW",
        "47, INTERNAL, NONE, home, 10, high, 44.0, LOW",
        // the bounds of the labels: 0.75 x 1.2 x 1.1 = 0.99; 1 x 1.2 x 0.6 = 0.72
        "73, INTERNET, NONE, enterprise, 1, high, 99.0, CRITICAL",
        "99, INTERNET, NONE, home, 1, low, 72.0, MEDIUM",
    })
    void theScoreIsTheProduct(
            int severity,
            Exposure exposure,
            Exploitation exploitation,
            @Nullable String setting,
            long devices,
            String confidence,
            double score,
            Severity label) {
        double product =
                new OwnFactors(severity, exposure, exploitation, devices, confidence).product()
                        * SeverityFormula.setting(setting);

        assertThat(SeverityFormula.score(product)).isEqualTo(score);
        assertThat(SeverityFormula.severity(score)).isEqualTo(label);
    }

    @Test
    void spreadGrowsWithTheLogarithm() {
        assertThat(SeverityFormula.spread(0)).isEqualTo(1);
        assertThat(SeverityFormula.spread(1)).isEqualTo(1);
        assertThat(SeverityFormula.spread(100)).isCloseTo(1.2, within(1e-12));
        assertThat(SeverityFormula.spread(Long.MAX_VALUE)).isBetween(2.8, 2.9);
    }
}
