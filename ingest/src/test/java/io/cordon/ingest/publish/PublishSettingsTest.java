package io.cordon.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishSettingsTest {

    private static final PublishSettings DEFAULTS = PublishSettings.defaults("192.0.2.1:9092");

    @Test
    void hasDefaults() {
        assertThat(DEFAULTS)
                .isEqualTo(
                        new PublishSettings(
                                "192.0.2.1:9092",
                                10_000,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(5),
                                Map.of()));
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> PublishSettings.defaults(" "))
                .hasMessage("Cannot publish: no bootstrap servers are given");
        assertThatThrownBy(() -> transactions(0, 1, 60))
                .hasMessage("Cannot publish: recordsPerTransaction=0 is not 1-1000000");
        assertThatThrownBy(() -> transactions(1_000_001, 1, 60)).hasMessageContaining("1000001");
        assertThatThrownBy(() -> transactions(1, 0, 60)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> transactions(1, 31, 60)).hasMessageContaining("PT31S");
        assertThat(transactions(1, 30, 60).transactionAge()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void keepsSecretsOutOfItsText() {
        assertThat(withClient("sasl.jaas.config", "secret").toString())
                .contains("192.0.2.1:9092")
                .doesNotContain("secret");
    }

    @Test
    void operatorCannotTurnExactlyOnceOff() {
        Map<String, Object> properties =
                ClientProperties.transactions(
                        new PublishSettings(
                                "192.0.2.1:9092",
                                1,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(1),
                                Duration.ZERO,
                                Map.of(
                                        "acks", "1",
                                        "enable.idempotence", "false",
                                        "transactional.id", "mine",
                                        "compression.type", "zstd")),
                        "ours");
        assertThat(properties)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("transactional.id", "ours")
                .containsEntry("transaction.timeout.ms", 60_000)
                .containsEntry("compression.type", "zstd");
        assertThat(ClientProperties.positions(withClient("isolation.level", "read_uncommitted")))
                .containsEntry("isolation.level", "read_committed");
    }

    private static PublishSettings transactions(int records, long age, long timeout) {
        return DEFAULTS.withTransactions(
                records, Duration.ofSeconds(age), Duration.ofSeconds(timeout));
    }

    private static PublishSettings withClient(String name, String value) {
        return new PublishSettings(
                "192.0.2.1:9092",
                1,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ZERO,
                Map.of(name, value));
    }
}
