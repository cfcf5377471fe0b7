package io.cordon.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.avro.LoginAttempt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCatalogTest {

    private final TopicCatalog catalog = TopicCatalog.load();

    @Test
    void listsEveryTopicOnce() {
        assertThat(catalog.topics())
                .extracting(TopicSpec::name)
                .containsExactly(
                        TopicCatalog.FLOW,
                        TopicCatalog.DNS,
                        TopicCatalog.LOGIN,
                        TopicCatalog.DEVICE,
                        TopicCatalog.FINDING,
                        TopicCatalog.INCIDENT,
                        TopicCatalog.DEAD_LETTER,
                        TopicCatalog.INGEST_POSITION,
                        TopicCatalog.CREDENTIAL_FEED,
                        TopicCatalog.AMPLIFIER_FEED);
    }

    @Test
    void findsTopicsByDatasetAndByRecord() {
        assertThat(catalog.topic("dead-letter").name()).isEqualTo("cordon.dead-letter.v1");
        assertThat(catalog.topicOf(LoginAttempt.getClassSchema()).name())
                .isEqualTo("cordon.login.v1");
        assertThatThrownBy(() -> catalog.topic("nothing"))
                .hasMessage("Cannot find topic: no topic of dataset 'nothing'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow", "dns", "login", "device"})
    void telemetryIsNeverRefusedOrDeletedForItsEventTime(String dataset) {
        assertThat(catalog.topic(dataset).config())
                .containsEntry("message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE))
                .containsEntry("message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE))
                .containsEntry("message.timestamp.type", "CreateTime")
                .containsEntry("retention.ms", "-1")
                .containsKey("retention.bytes");
    }

    @Test
    void positionsAreKeptForEver() {
        assertThat(catalog.topic("ingest-position").config())
                .containsEntry("cleanup.policy", "compact");
    }

    @Test
    void refusesWhatCannotBeATopic() {
        assertThatThrownBy(() -> spec("flow", 1)).hasMessageContaining("cordon.<dataset>.v<major>");
        assertThatThrownBy(() -> spec("cordon.flow.v1", 0)).hasMessageContaining("partitions=0");
        assertThatThrownBy(() -> spec("cordon.flow.v1", 10_001)).hasMessageContaining("10001");
        TopicSpec twice = spec("cordon.flow.v1", 1);
        assertThatThrownBy(() -> new TopicCatalog(List.of(twice, twice)))
                .hasMessageContaining("listed twice");
    }

    private static TopicSpec spec(String name, int partitions) {
        return new TopicSpec(name, "Flow", "key", "endTime", partitions, Map.of());
    }
}
