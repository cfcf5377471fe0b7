package io.cordon.stack.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.stack.flink.FlinkSettings.StateBackend;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlinkConfigurationTest {

    @ParameterizedTest
    @CsvSource({"ROCKSDB, rocksdb, checkpoints", "HEAP, hashmap, checkpoints-heap"})
    void stateLiesWhereTheSettingsSay(StateBackend backend, String name, String folder) {
        FlinkConfiguration configuration =
                new FlinkConfiguration(
                        new FlinkFolders(Path.of("/data/flink")),
                        8081,
                        6123,
                        FlinkSettings.defaults().withStateBackend(backend),
                        Map.of());
        for (Configuration each :
                new Configuration[] {
                    configuration.cluster(), Configuration.fromMap(configuration.job())
                }) {
            assertThat(each.get(StateBackendOptions.STATE_BACKEND)).isEqualTo(name);
            assertThat(each.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
                    .endsWith("/data/flink/" + folder);
            assertThat(each.get(PipelineOptions.GENERIC_TYPES)).isFalse();
            assertThat(each.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
        }
    }
}
