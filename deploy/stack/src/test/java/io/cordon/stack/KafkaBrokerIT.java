package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.stack.process.Loopback;
import io.cordon.stack.testing.TestDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

final class KafkaBrokerIT {

    private static final TopicPartition PARTITION = new TopicPartition("letters", 0);

    /** 1970: far older than any retention or timestamp limit that Kafka has by default. */
    private static final long OLD = 1_000L;

    @Test
    void keepsWhatWasWrittenThroughACrash() throws Exception {
        Path directory = TestDirectory.create("kafka-crash");
        try (KafkaBroker broker = new KafkaBroker(directory, Loopback.freePort())) {
            broker.start();
            createTopic(broker);
            write(broker, "a");
            broker.kill();
            assertThat(broker.children().get(0).isAlive()).isFalse();
        }
        // Another launcher, another port, the same folder.
        try (KafkaBroker again = new KafkaBroker(directory, Loopback.freePort())) {
            again.start();
            write(again, "b");
            assertThat(read(again, 2)).containsExactly("a", "b");
        }
        assertThat(directory.resolve("logs/kafka.log")).isNotEmptyFile();
        assertThat(directory.resolve("logs/kafka.out")).content().doesNotContain("INFO");
    }

    @Test
    void namesTheBusyPortAndTheOptionThatChangesIt() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Loopback.HOST));
                KafkaBroker broker =
                        new KafkaBroker(TestDirectory.create("kafka-port"), other.getLocalPort())) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "Cannot start Kafka: port "
                                    + other.getLocalPort()
                                    + " on 127.0.0.1 is in use: stop what listens there, or choose"
                                    + " another with --kafka-port");
        }
    }

    private static void createTopic(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void write(KafkaBroker broker, String value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    PARTITION.topic(), PARTITION.partition(), OLD, "key", value))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(KafkaBroker broker, int count) {
        List<String> values = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            for (int poll = 0; poll < 30 && values.size() < count; poll++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
