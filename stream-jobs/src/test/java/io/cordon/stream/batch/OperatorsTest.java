package io.cordon.stream.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.generated.TestCredentials;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.address.IpPrefix;
import io.cordon.stream.live.Endpoints;
import io.cordon.stream.live.LiveJob;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operators of every graph: what a savepoint finds its state by, and how values travel. */
class OperatorsTest {

    private static final Endpoints STACK =
            new Endpoints("127.0.0.1:9092", URI.create("http://127.0.0.1:9200"));

    private static final DetectionSettings SETTINGS =
            PureRun.settings(List.of(IpPrefix.parse("192.0.2.0/24")), TestCredentials.defaults());

    /** The graphs that are run. */
    enum Graph {
        LIVE {
            @Override
            StreamExecutionEnvironment environment() {
                StreamExecutionEnvironment environment =
                        StreamExecutionEnvironment.createLocalEnvironment(2);
                LiveJob.attach(environment, STACK, SETTINGS, false);
                return environment;
            }
        },
        LIVE_UNTIL_END {
            @Override
            StreamExecutionEnvironment environment() {
                StreamExecutionEnvironment environment =
                        StreamExecutionEnvironment.createLocalEnvironment(2);
                LiveJob.attach(environment, STACK, SETTINGS, true);
                return environment;
            }
        },
        BATCH {
            @Override
            StreamExecutionEnvironment environment() {
                return job().filesGraph(
                                Path.of("findings.ndjson"),
                                Path.of("incidents.ndjson"),
                                Path.of("dead-letters.ndjson"));
            }
        },
        BACKFILL {
            @Override
            StreamExecutionEnvironment environment() {
                return job().stackGraph(STACK);
            }
        };

        abstract StreamExecutionEnvironment environment();

        StreamGraph graph() {
            return environment().getStreamGraph();
        }

        private static BatchJob job() {
            RecordSource source =
                    (file, out) -> {
                        throw new IllegalStateException("nothing is read");
                    };
            return new BatchJob(List.of(Path.of("conn.log")), source, SETTINGS);
        }
    }

    /**
     * State is found again by these; renaming one loses the state of a running job. Sinks have one
     * operator that writes, and one that commits where they need it.
     */
    @Test
    void theLiveJobsOperatorsKeepTheirIds() {
        assertThat(ids(Graph.LIVE))
                .containsExactlyInAnyOrder(
                        "read-telemetry",
                        "gather-telemetry",
                        "sum-telemetry",
                        "detect",
                        "judge-panes",
                        "observe-telemetry",
                        "judge-devices",
                        "late-panes",
                        "correlate",
                        "findings-topic",
                        "Sink Committer: findings-topic",
                        "findings-index",
                        "incidents-topic",
                        "Sink Committer: incidents-topic",
                        "incidents-index",
                        "dead-letters-topic",
                        "Sink Committer: dead-letters-topic",
                        "read-dead-letters",
                        "dead-letters-index")
                .isEqualTo(ids(Graph.LIVE_UNTIL_END));
    }

    @ParameterizedTest
    @EnumSource(Graph.class)
    void everyOperatorHasANameAndAnIdOfItsOwn(Graph graph) {
        for (StreamNode node : graph.graph().getStreamNodes()) {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank();
            assertThat(node.getOperatorName())
                    .as("name of %s", node.getTransformationUID())
                    .matches("(Source: )?[a-z][a-z0-9.-]+(: (Writer|Committer))?");
        }
        assertThat(ids(graph)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Graph.class)
    void nothingTravelsByReflection(Graph graph) {
        List<TypeSerializer<?>> serializers = new ArrayList<>();
        for (StreamNode node : graph.graph().getStreamNodes()) {
            serializers.addAll(List.of(node.getTypeSerializersIn()));
            Stream.of(node.getTypeSerializerOut(), node.getStateKeySerializer())
                    .filter(serializer -> serializer != null)
                    .forEach(serializers::add);
        }

        assertThat(serializers)
                .hasSizeGreaterThan(5)
                .noneMatch(KryoSerializer.class::isInstance)
                .noneMatch(PojoSerializer.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(Graph.class)
    void scaleIsBoundedByWhatWasFixedOnDayOne(Graph graph) {
        assertThat(graph.graph().getJobGraph().getVertices())
                .isNotEmpty()
                .extracting(JobVertex::getMaxParallelism)
                .containsOnly(720);
    }

    private static List<String> ids(Graph graph) {
        return graph.graph().getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .sorted()
                .toList();
    }
}
