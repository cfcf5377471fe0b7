package io.cordon.stack.kafka;

import io.cordon.stack.process.Loopback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;

/**
 * The broker's properties file and its formatted log folder.
 *
 * @param directory the stack's directory; logs under {@code kafka/}
 * @param port where clients connect
 * @param controllerPort where the broker meets its own controller
 * @param extra properties that win over ours
 */
public record BrokerConfiguration(
        Path directory, int port, int controllerPort, Map<String, String> extra) {

    /** The bytes "cordon-stack-001", as Kafka writes ids. A stack of one node needs no other. */
    private static final String CLUSTER_ID = "Y29yZG9uLXN0YWNrLTAwMQ";

    private static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

    /** Writes the file anew, formats the log folder when it is not, and returns the file. */
    public Path write() throws IOException {
        Path file = directory.resolve("config").resolve("kafka.properties");
        Files.createDirectories(file.getParent());
        StringWriter text = new StringWriter();
        properties().store(text, null);
        Files.writeString(file, text.toString());
        if (!Files.exists(logs().resolve("meta.properties"))) {
            format(file);
        }
        return file;
    }

    private Path logs() {
        return directory.resolve("kafka");
    }

    private Properties properties() {
        String client = Loopback.HOST + ":" + port;
        String controller = Loopback.HOST + ":" + controllerPort;
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        "process.roles", "broker,controller",
                        "node.id", "1",
                        "controller.quorum.voters", "1@" + controller,
                        "listeners", "PLAINTEXT://" + client + ",CONTROLLER://" + controller,
                        "advertised.listeners", "PLAINTEXT://" + client,
                        "controller.listener.names", "CONTROLLER",
                        "inter.broker.listener.name", "PLAINTEXT",
                        "listener.security.protocol.map",
                                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                        "log.dirs", logs().toString()));
        // One node: no second copy of anything, and few partitions of the internal topics.
        properties.putAll(
                Map.of(
                        "offsets.topic.replication.factor", "1",
                        "offsets.topic.num.partitions", "4",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "transaction.state.log.num.partitions", "4",
                        "share.coordinator.state.topic.replication.factor", "1",
                        "share.coordinator.state.topic.min.isr", "1",
                        "min.insync.replicas", "1"));
        properties.putAll(
                Map.of(
                        "auto.create.topics.enable", "false",
                        "group.initial.rebalance.delay.ms", "0",
                        // A broker that was killed may register again only when its session has
                        // ended.
                        "broker.session.timeout.ms", "6000",
                        "broker.heartbeat.interval.ms", "1000",
                        // Records carry event times, and archives are years old.
                        "log.message.timestamp.before.max.ms", ANY_TIME,
                        "log.message.timestamp.after.max.ms", ANY_TIME));
        properties.putAll(extra);
        return properties;
    }

    private static void format(Path file) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {"format", "--cluster-id", CLUSTER_ID, "--config", file.toString()};
        int status;
        try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            status = StorageTool.execute(arguments, stream);
        }
        if (status != 0) {
            throw new IOException(
                    "Cannot format Kafka's log folder: status "
                            + status
                            + ": "
                            + output.toString(StandardCharsets.UTF_8).strip());
        }
    }
}
