package io.cordon.bench.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessNamesTest {

    @Test
    void enginesAreNamedByTheirMainClass() {
        assertThat(java("-Xmx512m", "-cp", "/lib/kafka.Kafka.jar", "kafka.Kafka", "server"))
                .isEqualTo("kafka");
        assertThat(java("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "--configDir"))
                .isEqualTo("flink taskmanager");
        assertThat(java("org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"))
                .isEqualTo("elasticsearch");
    }

    @Test
    void othersAreNamedByTheirProgram() {
        assertThat(java("-cp", "/lib/kafka.jar", "other.Main")).isEqualTo("java");
        assertThat(ProcessNames.of("/bin/dash", List.of("-c", "wait"))).isEqualTo("dash");
    }

    @Test
    void thisProcessIsReadFromTheKernel() {
        assertThat(ProcessNames.of(ProcessHandle.current().pid())).isNotEqualTo("ended");
    }

    private static String java(String... arguments) {
        return ProcessNames.of("/usr/bin/java", List.of(arguments));
    }
}
