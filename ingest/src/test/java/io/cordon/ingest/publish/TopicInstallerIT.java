package io.cordon.ingest.publish;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.schema.topic.TopicCatalog;
import io.cordon.schema.topic.TopicChange;
import io.cordon.schema.topic.TopicInstaller;
import io.cordon.schema.topic.TopicSpec;
import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.SharedStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicInstallerIT {

    private static Admin admin;

    @BeforeAll
    static void connect() {
        admin = Admin.create(Map.of("bootstrap.servers", SharedStack.kafka().bootstrapServers()));
    }

    @AfterAll
    static void close() {
        admin.close();
    }

    @Test
    void theCatalogueAppliedTwiceChangesNothingTheSecondTime() throws Exception {
        TopicInstaller.apply(admin);
        assertThat(TopicInstaller.apply(admin)).isEmpty();
        TopicCatalog catalog = TopicCatalog.load();
        assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                .containsAll(catalog.topics().stream().map(TopicSpec::name).toList());
        for (TopicSpec topic : catalog.topics()) {
            assertThat(partitions(topic.name())).isEqualTo(topic.partitions());
            topic.config()
                    .forEach(
                            (name, value) ->
                                    assertThat(config(topic.name(), name)).isEqualTo(value));
        }
    }

    @Test
    void createsGrowsAndConfiguresButNeverShrinks() throws Exception {
        String name = "cordon.install-test.v1";
        assertThat(apply(name, 2, Map.of("retention.ms", "1000")))
                .containsExactly(change(name, TopicChange.Action.CREATED, "partitions=2"));
        assertThat(apply(name, 3, Map.of("retention.ms", "2000")))
                .containsExactly(
                        change(name, TopicChange.Action.GROWN, "partitions=2 to 3"),
                        change(name, TopicChange.Action.CONFIGURED, "{retention.ms=2000}"));
        assertThat(config(name, "retention.ms")).isEqualTo("2000");
        // What the file does not name stays as an operator set it.
        assertThat(apply(name, 3, Map.of("segment.bytes", "16777216"))).hasSize(1);
        assertThat(config(name, "retention.ms")).isEqualTo("2000");
        assertThat(apply(name, 1, Map.of()))
                .containsExactly(
                        change(name, TopicChange.Action.LEFT_WIDER, "partitions=3, catalogue=1"));
        assertThat(partitions(name)).isEqualTo(3);
    }

    @Test
    void saysWhatTheBrokerRefused() {
        assertThatThrownBy(() -> apply("cordon.refused-test.v1", 1, Map.of("no.such.config", "1")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot create topic cordon.refused-test.v1: ");
    }

    @Test
    void saysThatTheBrokerIsNotThere() throws Exception {
        String nobody = Loopback.HOST + ":" + Loopback.freePort();
        try (Admin away =
                Admin.create(
                        Map.of(
                                "bootstrap.servers", nobody,
                                "default.api.timeout.ms", "2000",
                                "request.timeout.ms", "1000"))) {
            assertThatThrownBy(() -> TopicInstaller.apply(away))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Cannot list topics: ");
        }
    }

    private static List<TopicChange> apply(String name, int partitions, Map<String, String> config)
            throws IOException {
        return TopicInstaller.apply(
                admin,
                new TopicCatalog(
                        List.of(new TopicSpec(name, "Flow", "-", "-", partitions, config))));
    }

    private static TopicChange change(String name, TopicChange.Action action, String detail) {
        return new TopicChange(name, action, detail);
    }

    private static int partitions(String name) throws Exception {
        var topics = admin.describeTopics(List.of(name)).allTopicNames().get(30, TimeUnit.SECONDS);
        return requireNonNull(topics.get(name)).partitions().size();
    }

    private static String config(String topic, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            var configs = admin.describeConfigs(List.of(resource)).all().get(30, TimeUnit.SECONDS);
            return requireNonNull(configs.get(resource)).get(name).value();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
