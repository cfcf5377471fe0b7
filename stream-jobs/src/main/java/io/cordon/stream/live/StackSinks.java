package io.cordon.stream.live;

import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import io.cordon.stream.detection.DetectionGraph;
import io.cordon.stream.detection.Speed;
import io.cordon.stream.elasticsearch.BulkEntry;
import io.cordon.stream.elasticsearch.DeadLetterWriter;
import io.cordon.stream.elasticsearch.DiscardingDeadLetterWriter;
import io.cordon.stream.elasticsearch.ElasticsearchSink;
import io.cordon.stream.elasticsearch.KafkaDeadLetterWriter;
import io.cordon.stream.incident.IncidentGraph;
import io.cordon.stream.kafka.KafkaSinks;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The sinks of a running stack; live runs and backfills share them. */
public final class StackSinks {

    private StackSinks() {}

    /**
     * Findings and the incidents that they make to their topics and indices, dead letters to their
     * topic.
     */
    public static void attach(
            DetectionGraph graph, DetectionSettings settings, Speed speed, Endpoints endpoints) {
        graph.findings()
                .sinkTo(KafkaSinks.findings(endpoints.bootstrapServers()))
                .name("findings-topic")
                .uid("findings-topic");
        String servers = endpoints.bootstrapServers();
        DeadLetterWriter.Factory refused = () -> new KafkaDeadLetterWriter(servers);
        graph.findings()
                .sinkTo(
                        ElasticsearchSink.<Finding>builder()
                                .setHosts(List.of(endpoints.elasticsearch()))
                                .setConverter(new FindingEntries())
                                .setDeadLetters(refused)
                                .build())
                .name("findings-index")
                .uid("findings-index");
        DataStream<Incident> incidents = IncidentGraph.attach(graph.findings(), settings, speed);
        incidents
                .sinkTo(KafkaSinks.incidents(endpoints.bootstrapServers()))
                .name("incidents-topic")
                .uid("incidents-topic");
        incidents
                .sinkTo(
                        ElasticsearchSink.<Incident>builder()
                                .setHosts(List.of(endpoints.elasticsearch()))
                                .setConverter(new IncidentEntries())
                                .setDeadLetters(refused)
                                .build())
                .name("incidents-index")
                .uid("incidents-index");
        graph.setAside()
                .sinkTo(KafkaSinks.deadLetters(endpoints.bootstrapServers()))
                .name("dead-letters-topic")
                .uid("dead-letters-topic");
    }

    static void attachDeadLetterIndex(DataStream<BulkEntry> entries, Endpoints endpoints) {
        DeadLetterWriter.Factory nowhere = DiscardingDeadLetterWriter::new;
        entries.sinkTo(
                        ElasticsearchSink.<BulkEntry>builder()
                                .setHosts(List.of(endpoints.elasticsearch()))
                                .setConverter((entry, context) -> entry)
                                .setDeadLetters(nowhere)
                                .build())
                .name("dead-letters-index")
                .uid("dead-letters-index");
    }
}
