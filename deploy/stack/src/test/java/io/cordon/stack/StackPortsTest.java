package io.cordon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class StackPortsTest {

    @Test
    void listensWhereTheEnginesUsersExpectThem() {
        assertThat(StackPorts.defaults()).isEqualTo(new StackPorts(9092, 9200, 8081));
    }

    @Test
    void refusesOnePortForTwoEngines() {
        assertThatThrownBy(() -> new StackPorts(9092, 9200, 9092))
                .hasMessage(
                        "Cannot use the same port twice: Kafka 9092, Elasticsearch 9200, Flink 9092");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> new StackPorts(9092, 65_536, 8081))
                .hasMessage(
                        "Cannot use port 65536 with --elasticsearch-port: it is outside 1 to 65535");
    }
}
