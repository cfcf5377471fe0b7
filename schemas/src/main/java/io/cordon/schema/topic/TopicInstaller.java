package io.cordon.schema.topic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes a cluster's topics what {@code topics.yaml} says. Applying it again changes nothing;
 * partitions grow and never shrink; configuration that the file does not name, and topics of
 * others, are left alone.
 */
public final class TopicInstaller {

    private TopicInstaller() {}

    /**
     * Applies the checked-in catalogue.
     *
     * @return what was changed, in the order of the catalogue; empty when all was in place
     * @throws IOException when the cluster cannot be asked or refuses
     */
    public static List<TopicChange> apply(Admin admin) throws IOException {
        return apply(admin, TopicCatalog.load());
    }

    /** Applies a given catalogue. */
    public static List<TopicChange> apply(Admin admin, TopicCatalog catalog) throws IOException {
        Map<String, Integer> partitions = new TreeMap<>();
        for (String name : get("list topics", admin.listTopics().names())) {
            partitions.put(name, 0);
        }
        List<String> present =
                catalog.topics().stream()
                        .map(TopicSpec::name)
                        .filter(partitions::containsKey)
                        .toList();
        get("describe topics", admin.describeTopics(present).allTopicNames())
                .forEach(
                        (name, description) ->
                                partitions.put(name, description.partitions().size()));
        List<TopicChange> changes = new ArrayList<>();
        for (TopicSpec topic : catalog.topics()) {
            Integer width = partitions.get(topic.name());
            if (width == null) {
                create(admin, topic, changes);
            } else {
                grow(admin, topic, width, changes);
                configure(admin, topic, changes);
            }
        }
        return changes;
    }

    private static void create(Admin admin, TopicSpec topic, List<TopicChange> changes)
            throws IOException {
        NewTopic created =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.config());
        try {
            get("create topic " + topic.name(), admin.createTopics(List.of(created)).all());
        } catch (IOException e) {
            if (e.getCause() instanceof TopicExistsException) {
                // another process was first, with the same catalogue
                return;
            }
            throw e;
        }
        changes.add(change(topic, TopicChange.Action.CREATED, "partitions=" + topic.partitions()));
    }

    private static void grow(Admin admin, TopicSpec topic, int width, List<TopicChange> changes)
            throws IOException {
        if (width < topic.partitions()) {
            get(
                    "add partitions to topic " + topic.name(),
                    admin.createPartitions(
                                    Map.of(
                                            topic.name(),
                                            NewPartitions.increaseTo(topic.partitions())))
                            .all());
            changes.add(
                    change(
                            topic,
                            TopicChange.Action.GROWN,
                            "partitions=" + width + " to " + topic.partitions()));
        } else if (width > topic.partitions()) {
            changes.add(
                    change(
                            topic,
                            TopicChange.Action.LEFT_WIDER,
                            "partitions=" + width + ", catalogue=" + topic.partitions()));
        }
    }

    private static void configure(Admin admin, TopicSpec topic, List<TopicChange> changes)
            throws IOException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config current =
                get(
                                "read configuration of topic " + topic.name(),
                                admin.describeConfigs(List.of(resource)).all())
                        .get(resource);
        Map<String, String> differing = new TreeMap<>();
        topic.config()
                .forEach(
                        (name, value) -> {
                            ConfigEntry entry = current == null ? null : current.get(name);
                            if (entry == null || !value.equals(entry.value())) {
                                differing.put(name, value);
                            }
                        });
        if (differing.isEmpty()) {
            return;
        }
        Collection<AlterConfigOp> operations =
                differing.entrySet().stream()
                        .map(
                                e ->
                                        new AlterConfigOp(
                                                new ConfigEntry(e.getKey(), e.getValue()),
                                                AlterConfigOp.OpType.SET))
                        .collect(Collectors.toList());
        get(
                "configure topic " + topic.name(),
                admin.incrementalAlterConfigs(Map.of(resource, operations)).all());
        changes.add(change(topic, TopicChange.Action.CONFIGURED, differing.toString()));
    }

    private static TopicChange change(TopicSpec topic, TopicChange.Action action, String detail) {
        return new TopicChange(topic.name(), action, detail);
    }

    private static <T> T get(String what, KafkaFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException("Cannot " + what + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Cannot " + what + ": interrupted", e);
        }
    }
}
