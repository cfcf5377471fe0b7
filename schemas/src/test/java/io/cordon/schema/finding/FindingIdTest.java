package io.cordon.schema.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingIdTest {

    private static final long PERIOD = SampleFindings.micros("2024-01-10T02:00:00Z");

    @Test
    void isTheTestVectorOfTheContract() {
        assertThat(FindingId.of("default", "CRED-BRUTE-FAST", "source", "138.197.148.152", PERIOD))
                .isEqualTo("74e7b7ca0f72b51ae97b7c13f0bff98b");
    }

    @Test
    void textIsTheFivePartsJoinedByLineFeeds() {
        assertThat(FindingId.text("default", "CRED-BRUTE-FAST", "source", "192.0.2.1", PERIOD))
                .isEqualTo("default\nCRED-BRUTE-FAST\nsource\n192.0.2.1\n2024-01-10T02:00:00Z");
    }

    @Test
    void twoTenantsNeverShareAnId() {
        assertThat(FindingId.of("a", "SCAN-HORIZONTAL", "source", "10.0.0.1", PERIOD))
                .isNotEqualTo(FindingId.of("b", "SCAN-HORIZONTAL", "source", "10.0.0.1", PERIOD));
    }
}
